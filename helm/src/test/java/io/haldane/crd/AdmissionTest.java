package io.haldane.crd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdmissionTest {
  private static final CrdSchema CANARY = CrdSchema.of("canaries");

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("cases")
  void the_schema_takes_and_refuses_as_the_reference_does(
      String plural, String says, ObjectNode object, String refused) {
    var errors = CrdSchema.of(plural).admit(object).errors();

    if (refused.isEmpty()) {
      assertThat(errors).as(says).isEmpty();
    } else {
      assertThat(errors).as(says).anySatisfy(error -> assertThat(error).contains(refused));
    }
  }

  static Stream<Arguments> cases() {
    return Stream.of("canaries", "metrictemplates", "alertproviders")
        .flatMap(plural -> {
          JsonNode file = CanonicalYaml.read(resource("/admission/" + plural + ".yaml"));
          return StreamSupport.stream(file.path("cases").spliterator(), false)
              .map(one ->
                  arguments(
                      plural,
                      one.path("says").asText(),
                      Patches.apply((ObjectNode) file.path("base"), one.path("patch")),
                      one.path("refused").asText("")));
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"istio-checkout", "linkerd-backend"})
  void manifests_of_platform_teams_are_taken_as_they_are(String sample) {
    for (String document : resource("/samples/" + sample + ".yaml").split("(?m)^---$", -1)) {
      ObjectNode object = CanonicalYaml.read(document);
      String plural =
          object.path("kind").asText().toLowerCase(Locale.ROOT).replaceAll("y$", "ie") + "s";

      CrdSchema.Admission admission = CrdSchema.of(plural).admit(object);

      assertThat(admission.errors()).isEmpty();
      assertThat(admission.stored())
          .as("a manifest that people use loses nothing")
          .isEqualTo(object);
    }
  }

  @Test
  void unknown_fields_are_dropped_and_nulls_are_as_if_unsaid() {
    ObjectNode stored =
        CANARY
            .admit(
                """
                spec:
                  targetRef: {apiVersion: apps/v1, kind: Deployment, name: x, color: red}
                  routeRef: {apiVersion: v1, kind: ApisixRoute, name: x, namespace: y}
                  service:
                    port: 80
                    match: [{uri: {prefix: /}, method: {exact: GET}}]
                    trafficPolicy: {connectionPool: {tcp: {maxConnections: 1}, http: {maxRetries: 1}}}
                  analysis:
                    interval: 1m
                    threshold: 1
                    iterations: 1
                    alerts:
                    match: [{uri: {prefix: /}, headers: {x: {exact: y}}}]
                """)
            .stored();

    assertThat(stored)
        .isEqualTo(
            CanonicalYaml.read(
                """
                spec:
                  targetRef: {apiVersion: apps/v1, kind: Deployment, name: x}
                  routeRef: {apiVersion: v1, kind: ApisixRoute, name: x}
                  service:
                    port: 80
                    match: [{uri: {prefix: /}, method: {exact: GET}}]
                    trafficPolicy: {connectionPool: {http: {maxRetries: 1}}}
                  analysis:
                    interval: 1m
                    threshold: 1
                    iterations: 1
                    match: [{headers: {x: {exact: y}}}]
                """));
  }

  @Test
  void only_cookies_gateways_and_mirrors_get_defaults() {
    ObjectNode stored =
        CANARY
            .admit(
                """
                spec:
                  targetRef: {}
                  autoscalerRef: {}
                  service:
                    retries: {}
                    gatewayRefs: [{name: x}]
                    mirror: [{backendRef: {name: x}}]
                  analysis:
                    sessionAffinity: {cookieName: x}
                    webhooks: [{}]
                    metrics: [{}]
                """)
            .stored();

    assertThat(stored)
        .isEqualTo(
            CanonicalYaml.read(
                """
                spec:
                  targetRef: {}
                  autoscalerRef: {}
                  service:
                    retries: {}
                    gatewayRefs: [{name: x, group: gateway.networking.k8s.io, kind: Gateway}]
                    mirror: [{backendRef: {name: x, group: "", kind: Service}}]
                  analysis:
                    sessionAffinity: {cookieName: x, maxAge: 86400}
                    webhooks: [{}]
                    metrics: [{}]
                """));
  }

  private static String resource(String name) {
    try (var file = Objects.requireNonNull(AdmissionTest.class.getResourceAsStream(name), name)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
