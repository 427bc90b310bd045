package io.haldane.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.doctor.check.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The canaries of the journeys work on real clusters, so nothing is wrong with them. */
class GoodSetUpsTest {
  private static final Path JOURNEYS = Path.of("../e2e/src/test/resources/io/haldane/e2e/journey");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "istio/weighted",
        "istio/ab-test",
        "istio/blue-green",
        "istio/mirroring",
        "istio/session-affinity",
        "istio/delegation",
        "istio/gate-and-way-back",
        "gatewayapi/weighted",
        "gatewayapi/ab-test",
        "gatewayapi/session-affinity",
        "nginx/weighted",
        "nginx/ab-test",
        "contour/weighted",
        "traefik/weighted",
        "kubernetes/deployment"
      })
  void nothing_is_found(String journey) throws IOException {
    String app = Files.readString(JOURNEYS.resolve("podinfo.yaml"));
    String templates =
        Files.readString(JOURNEYS.resolve("gatewayapi/templates.yaml"))
            + "\n---\n"
            + Files.readString(JOURNEYS.resolve("nginx/template.yaml"));
    String canary = Files.readString(JOURNEYS.resolve(journey + ".yaml"));

    assertThat(
            SeededMistakesTest.findings(
                (canary + "\n---\n" + app + "\n---\n" + templates).replace("NAMESPACE", "shop")))
        .extracting(Finding::code, Finding::message)
        .isEmpty();
  }
}
