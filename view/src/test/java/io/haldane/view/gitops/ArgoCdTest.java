package io.haldane.view.gitops;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.engine.situation.Command;
import io.haldane.view.told.Snapshot;
import io.haldane.view.told.Told;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The scripts for Argo CD read every state that the engine makes, and give its orders. */
class ArgoCdTest {
  private static final JsonNode FILE = file();
  private static final LuaScript HEALTH =
      new LuaScript(FILE.path("resource.customizations.health.flagger.app_Canary").asText());
  private static final JsonNode ACTIONS =
      Snapshot.YAML.unmarshal(
          FILE.path("resource.customizations.actions.flagger.app_Canary").asText(),
          ObjectNode.class);

  /** These end by themselves. */
  private static final Set<String> BRIEF =
      Set.of(
          "ApiUnavailable",
          "CallsDelayed",
          "ConfigMissing",
          "HookSecretUnusable",
          "PrimaryNotReady",
          "ProviderNotKnown",
          "ScalerMissing",
          "TargetMissing",
          "WaitingForData");

  private static JsonNode file() {
    try {
      String text = Files.readString(Path.of("../docs/gitops/argocd/argocd-cm.yaml"));
      return Snapshot.YAML.unmarshal(text, ObjectNode.class).path("data");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void a_canary_has_the_health_of_its_phase_and_conditions() {
    assertThat(Told.states())
        .allSatisfy(seen -> {
          ObjectNode health = HEALTH.run(seen.object());
          assertThat(health.path("status").asText())
              .as("%s", seen.status())
              .isEqualTo(expected(seen));
          assertThat(health.path("message").asText()).isNotEmpty();
        });
  }

  /** The condition is advice: a canary that would do better with a probe works. */
  @Test
  void what_the_checks_of_the_controller_found_changes_no_health() {
    assertThat(Told.states())
        .allSatisfy(seen -> {
          ObjectNode advised = seen.unhealthy(seen.object());
          assertThat(HEALTH.run(advised)).isEqualTo(HEALTH.run(seen.object()));
        });
  }

  private static String expected(Snapshot seen) {
    CanaryPhase phase = seen.status().phase();
    if (phase == CanaryPhase.NEW) {
      return "Progressing";
    }
    if (phase == CanaryPhase.FAILED) {
      return "Degraded";
    }
    boolean settled = phase == CanaryPhase.INITIALIZED || phase == CanaryPhase.SUCCEEDED;
    String byPhase = settled ? "Healthy" : "Progressing";
    String health =
        seen.held()
            .map(reason ->
                reason.equals("Suspended")
                    ? "Suspended"
                    : BRIEF.contains(reason) ? "Progressing" : "Degraded")
            .orElse(byPhase);
    return seen.paused() && health.equals("Progressing") ? "Suspended" : health;
  }

  @Test
  void a_canary_that_nobody_has_seen_yet_is_progressing() {
    ObjectNode fresh = Snapshot.of(CanaryPhase.SUCCEEDED).object().deepCopy();
    fresh.remove("status");

    assertThat(HEALTH.run(fresh).path("status").asText()).isEqualTo("Progressing");
    assertThat(enabled(fresh)).isEmpty();
  }

  @Test
  void a_failed_run_says_why() {
    Snapshot failed =
        Told.states().stream()
            .filter(seen -> seen.status().phase() == CanaryPhase.FAILED)
            .filter(seen -> seen.status().failure() != null)
            .findFirst()
            .orElseThrow();

    assertThat(HEALTH.run(failed.object()).path("message").asText())
        .contains(String.valueOf(failed.status().failure()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "INITIALIZED       | pause",
        "WAITING           | abort, pause, promote",
        "PROGRESSING       | abort, pause, promote",
        "WAITING_PROMOTION | abort, pause, promote",
        "PROMOTING         | pause",
        "FAILED            | pause, retry",
      })
  void an_action_that_makes_no_sense_is_disabled(CanaryPhase phase, String actions) {
    assertThat(String.join(", ", enabled(Snapshot.of(phase).object()))).isEqualTo(actions);
  }

  @Test
  void what_is_paused_can_be_resumed() {
    ObjectNode paused = Snapshot.of(CanaryPhase.PROGRESSING).object().deepCopy();
    paused.withObject("/status").put("paused", true);

    assertThat(enabled(paused)).contains("resume").doesNotContain("pause");
  }

  @ParameterizedTest
  @EnumSource
  void an_action_is_the_order_that_the_controller_carries_out(Command.Verb verb) {
    ObjectNode object = Snapshot.of(CanaryPhase.PROGRESSING).object().deepCopy();
    object.withObject("/metadata/annotations").put("team", "shop");
    LuaScript action =
        ACTIONS
            .path("definitions")
            .valueStream()
            .filter(definition -> definition.path("name").asText().equals(verb.text()))
            .map(definition -> new LuaScript(definition.path("action.lua").asText()))
            .findFirst()
            .orElseThrow();

    JsonNode annotations = action.run(object).at("/metadata/annotations");
    object.withObject("/metadata").set("annotations", annotations);
    Command order = Command.pending(Snapshot.YAML.convertValue(object, Canary.class)).orElseThrow();

    assertThat(order.verb()).isEqualTo(verb);
    assertThat(order.token()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
    assertThat(annotations.path("team").asText()).isEqualTo("shop");
  }

  @Test
  void there_is_an_action_for_every_order_and_no_other() {
    List<String> verbs = Arrays.stream(Command.Verb.values()).map(Command.Verb::text).toList();
    assertThat(ACTIONS.path("definitions").valueStream().map(d -> d.path("name").asText()))
        .containsExactlyInAnyOrderElementsOf(verbs);
    assertThat(discovered(Snapshot.of(CanaryPhase.PROGRESSING).object()).keySet())
        .containsExactlyInAnyOrderElementsOf(verbs);
  }

  private static List<String> enabled(JsonNode object) {
    return discovered(object).entrySet().stream()
        .filter(action -> !action.getValue())
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Whether each is disabled. */
  private static Map<String, Boolean> discovered(JsonNode object) {
    Map<String, Boolean> disabled = new TreeMap<>();
    new LuaScript(ACTIONS.path("discovery.lua").asText())
        .run(object)
        .properties()
        .forEach(action ->
            disabled.put(action.getKey(), action.getValue().path("disabled").asBoolean()));
    return disabled;
  }
}
