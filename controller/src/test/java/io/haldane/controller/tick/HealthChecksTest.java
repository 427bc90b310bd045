package io.haldane.controller.tick;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.haldane.api.LiveObjects;
import io.haldane.api.ObjectRef;
import io.haldane.api.decode.BoundedTree;
import io.haldane.api.decode.OwnObjects;
import io.haldane.api.routing.RouteTarget;
import io.haldane.api.routing.RouterSettings;
import io.haldane.api.routing.TrafficRouter;
import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.api.v1beta1.Condition;
import io.haldane.controller.Wiring;
import io.haldane.engine.decision.Answers;
import io.haldane.engine.settings.Settings;
import io.haldane.engine.world.ApiOutage;
import io.haldane.engine.world.AvailableSince;
import io.haldane.engine.world.RelatedObjects;
import io.haldane.engine.world.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the controller itself finds wrong, on which occasions, and from what it has read. */
class HealthChecksTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final CanaryStatus AT_REST =
      CanaryStatus.EMPTY
          .edit()
          .phase(CanaryPhase.INITIALIZED)
          .runStartedAt("2026-02-01T12:00:00Z")
          .done();
  private static final CanaryStatus STARTED =
      AT_REST.edit().phase(CanaryPhase.PROGRESSING).runStartedAt(NOW.toString()).done();
  private static final KubernetesSerialization YAML =
      new KubernetesSerialization(new ObjectMapper(), false);
  private static final Routers ROUTERS =
      new Routers(Wiring.load().routers(), "istio", RouterSettings.NONE);

  private static final String BAD = good().replace("maxWeight: 50", "maxWeight: 45");

  private final Map<ObjectRef, ObjectNode> objects = new HashMap<>();
  private Canary canary = new Canary();

  private static String good() {
    try {
      return Files.readString(Path.of("../doctor/src/test/resources/io/haldane/doctor/good.yaml"));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** AlertProviders are in a cache of their own. */
  private Observation observe(String yaml, CanaryStatus before) {
    for (String document : yaml.split("(?m)^---$")) {
      ObjectNode object = YAML.unmarshal(document, ObjectNode.class);
      if (object.path("kind").asText().equals("Canary")) {
        canary = OwnObjects.canary(BoundedTree.read(object));
      }
      objects.put(
          new ObjectRef(
              object.path("apiVersion").asText(),
              object.path("kind").asText(),
              object.at("/metadata/namespace").asText(null),
              object.at("/metadata/name").asText()),
          object);
    }
    canary.setStatus(before);
    Map<ObjectRef, ObjectNode> read = new HashMap<>(objects);
    read.keySet().removeIf(ref -> ref.kind().equals("AlertProvider"));
    LiveObjects live = LiveObjects.ofTrees(read);
    RouteTarget target = ROUTERS.target(canary);
    Optional<TrafficRouter> router = ROUTERS.find(target);
    World world =
        new World(
            NOW,
            canary,
            Settings.DEFAULTS,
            ROUTERS.facts(router, target, live),
            List.of(),
            live,
            RelatedObjects.NONE,
            AvailableSince.UNWATCHED,
            ApiOutage.NONE,
            Answers.NONE);
    return new Observation(world, router, target, Set.of(), List.of(), Optional.empty());
  }

  private Optional<HasMetadata> peek(ObjectRef ref) {
    return LiveObjects.ofTrees(objects).find(ref);
  }

  private HealthChecks checks(boolean wanted, Optional<String> namespace) {
    return new HealthChecks(new HealthChecks.Parts(wanted, namespace, Map.of(), this::peek));
  }

  private Optional<Condition> healthy(String yaml, CanaryStatus before, CanaryStatus next) {
    return find(checks(true, Optional.empty()).shown(observe(yaml, before), next, NOW).status());
  }

  private static Optional<Condition> find(CanaryStatus status) {
    return status.conditions().stream().filter(c -> c.type().equals("Healthy")).findFirst();
  }

  @Test
  void a_good_set_up_has_no_findings() {
    assertThat(healthy(good(), AT_REST, STARTED))
        .get()
        .extracting(Condition::status, Condition::reason)
        .containsExactly("True", "NoFindings");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "maxWeight: 50                | maxWeight: 45                     | MaxWeightNoMultiple",
        "targetPort: 8080             | targetPort: web                   | PortNameMissing",
        "targetPort: 8080             | targetPort: 8081                  | PortNotInContainer",
        "readinessProbe:              | livenessProbe:                    | ProbeMissing",
        "'{requests: {cpu: 100m}}'    | '{requests: {memory: 1Mi}}'       | AutoscalerWithoutRequests",
        "kind: Canary, name: checkout, uid: 7b0ad8cb | kind: Release, name: a, uid: b | RouteOwnedByOther",
        "'http://load-tester.shop/'   | load-tester                       | HookUrlInvalid",
        "'providerRef: {name: on-call}' | 'providerRef: {name: nobody}'   | AlertProviderMissing",
      })
  void a_mistake_around_a_canary_is_the_reason(String right, String wrong, String reason) {
    assertThat(good()).contains(right);

    assertThat(healthy(good().replace(right, wrong), AT_REST, STARTED))
        .get()
        .satisfies(condition -> {
          assertThat(condition.status()).isEqualTo("False");
          assertThat(condition.reason()).isEqualTo(reason);
          assertThat(condition.message()).endsWith(".");
        });
  }

  @Test
  void a_channel_in_a_namespace_that_is_not_watched_is_not_taken_for_missing() {
    String elsewhere = good().replace("providerRef: {name: on-call}", "providerRef: {name: n}");
    Observation seen = observe(elsewhere, AT_REST);

    assertThat(find(checks(true, Optional.of("bank")).shown(seen, STARTED, NOW).status()))
        .get()
        .extracting(Condition::status)
        .isEqualTo("True");
  }

  @Test
  void it_is_examined_when_it_begins_and_not_while_it_goes_on() {
    CanaryStatus fresh = CanaryStatus.EMPTY;
    CanaryStatus begun = fresh.edit().phase(CanaryPhase.INITIALIZING).done();
    CanaryStatus step = STARTED.edit().canaryWeight(10).done();

    assertThat(healthy(BAD, fresh, begun)).isPresent();
    assertThat(healthy(BAD, begun, AT_REST)).isPresent();
    assertThat(healthy(BAD, begun, begun)).isEmpty();
    assertThat(healthy(BAD, STARTED, step)).isEmpty();
  }

  /** A reconcile without news, so many seconds after the first. */
  private HealthChecks.Examined rest(
      HealthChecks checks, String yaml, CanaryStatus status, int seconds) {
    objects.clear();
    return checks.shown(observe(yaml, status), status, NOW.plusSeconds(seconds));
  }

  @Test
  void what_was_fixed_disappears_between_runs() {
    HealthChecks checks = checks(true, Optional.empty());
    CanaryStatus ended = STARTED.edit().phase(CanaryPhase.FAILED).done();
    CanaryStatus bad = rest(checks, BAD, ended, 0).status();
    assertThat(find(bad)).get().extracting(Condition::status).isEqualTo("False");

    assertThat(rest(checks, BAD, bad, 60).status()).isSameAs(bad);
    CanaryStatus good = rest(checks, good(), bad, 120).status();
    assertThat(find(good)).get().extracting(Condition::status).isEqualTo("True");
    assertThat(rest(checks, good(), good, 180).status()).isSameAs(good);
  }

  @Test
  void an_object_that_changes_all_the_time_is_examined_twice_a_minute() {
    HealthChecks checks = checks(true, Optional.empty());
    CanaryStatus bad = rest(checks, BAD, AT_REST, 0).status();

    HealthChecks.Examined soon = rest(checks, good(), bad, 10);
    assertThat(soon.status()).isSameAs(bad);
    assertThat(soon.again()).contains(NOW.plusSeconds(30));
  }

  @Test
  void all_canaries_together_are_written_once_in_five_seconds() {
    HealthChecks checks = checks(true, Optional.empty());
    String other =
        BAD.replace(
            "metadata: {name: checkout, namespace: shop, uid: 7b0ad8cb}",
            "metadata: {name: other, namespace: shop, uid: 7b0ad8cb}");
    assertThat(other).isNotEqualTo(BAD);
    assertThat(find(rest(checks, BAD, AT_REST, 0).status())).isPresent();

    HealthChecks.Examined waits = rest(checks, other, AT_REST, 1);
    assertThat(waits.status()).isSameAs(AT_REST);
    assertThat(waits.again()).contains(NOW.plusSeconds(5));
    assertThat(find(rest(checks, other, AT_REST, 31).status())).isPresent();
  }

  @Test
  void a_status_that_is_written_anyway_takes_the_condition_along() {
    HealthChecks checks = checks(true, Optional.empty());
    rest(checks, good(), AT_REST, 0);
    Observation seen = observe(BAD, AT_REST);
    CanaryStatus paused = AT_REST.edit().paused(true).done();

    HealthChecks.Examined with = checks.shown(seen, paused, NOW.plusSeconds(31));
    assertThat(find(with.status())).isPresent();
    assertThat(with.again()).isEmpty();
  }

  @Test
  void without_the_flag_there_is_no_such_condition() {
    Observation seen = observe(good(), AT_REST);
    CanaryStatus shown = checks(true, Optional.empty()).shown(seen, STARTED, NOW).status();

    assertThat(checks(false, Optional.empty()).shown(seen, shown, NOW).status()).isEqualTo(STARTED);
  }

  @Test
  void a_bug_in_a_check_costs_the_condition_and_nothing_else() {
    HealthChecks broken =
        new HealthChecks(
            new HealthChecks.Parts(
                true,
                Optional.empty(),
                Map.of(),
                _ -> {
                  throw new IllegalStateException("on purpose");
                }));

    assertThat(broken.shown(observe(good(), AT_REST), STARTED, NOW).status()).isSameAs(STARTED);
  }
}
