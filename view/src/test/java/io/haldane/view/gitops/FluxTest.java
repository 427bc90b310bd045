package io.haldane.view.gitops;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.view.told.Snapshot;
import io.haldane.view.told.Told;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Flux reads every state that the engine makes as docs/gitops.md says. */
class FluxTest {
  private static final Set<CanaryPhase> SETTLED =
      EnumSet.of(CanaryPhase.INITIALIZED, CanaryPhase.SUCCEEDED);

  @Test
  void the_stories_lead_to_every_phase_that_is_ever_written() {
    assertThat(
            Told.states().stream().map(seen -> seen.status().phase()).collect(Collectors.toSet()))
        .containsAll(EnumSet.complementOf(EnumSet.of(CanaryPhase.TERMINATED)));
    assertThat(Told.states()).hasSizeGreaterThan(50);
  }

  @Test
  void with_the_common_conditions_kstatus_reads_what_the_phase_means() {
    assertThat(Told.states())
        .allSatisfy(seen ->
            assertThat(Kstatus.of(seen.common()))
                .as("%s", seen.status())
                .isEqualTo(expected(seen)));
  }

  @Test
  void what_the_checks_of_the_controller_found_is_nothing_to_kstatus() {
    assertThat(Told.states())
        .allSatisfy(seen -> {
          assertThat(Kstatus.of(seen.unhealthy(seen.object())))
              .isEqualTo(Kstatus.of(seen.object()));
          assertThat(Kstatus.of(seen.unhealthy(seen.common())))
              .isEqualTo(Kstatus.of(seen.common()));
        });
  }

  private static Kstatus expected(Snapshot seen) {
    if (seen.object().at("/metadata").has("deletionTimestamp")) {
      return Kstatus.TERMINATING;
    }
    if (seen.status().phase() == CanaryPhase.FAILED) {
      return Kstatus.FAILED;
    }
    boolean held = seen.held().filter(reason -> !reason.equals("Suspended")).isPresent();
    return SETTLED.contains(seen.status().phase()) && !held ? Kstatus.CURRENT : Kstatus.IN_PROGRESS;
  }

  @Test
  void without_them_kstatus_calls_every_canary_current() {
    assertThat(Told.states())
        .filteredOn(seen -> !seen.object().at("/metadata").has("deletionTimestamp"))
        .allSatisfy(seen -> assertThat(Kstatus.of(seen.object())).isEqualTo(Kstatus.CURRENT));
  }

  @Test
  void a_spec_that_the_controller_has_not_seen_is_in_progress() {
    ObjectNode changed = Snapshot.of(CanaryPhase.SUCCEEDED).common().deepCopy();
    assertThat(Kstatus.of(changed)).isEqualTo(Kstatus.CURRENT);

    changed.withObject("/metadata").put("generation", Snapshot.GENERATION + 1);

    assertThat(Kstatus.of(changed)).isEqualTo(Kstatus.IN_PROGRESS);
  }

  @Test
  void the_expressions_of_the_page_read_the_phase() throws IOException {
    HealthExpressions expressions = HealthExpressions.ofThePage();
    assertThat(Told.states())
        .allSatisfy(seen ->
            assertThat(expressions.evaluate(seen.object()))
                .as("%s", seen.status())
                .isEqualTo(
                    switch (seen.status().phase()) {
                      case INITIALIZED, SUCCEEDED -> Kstatus.CURRENT;
                      case FAILED -> Kstatus.FAILED;
                      case NEW,
                          INITIALIZING,
                          WAITING,
                          PROGRESSING,
                          WAITING_PROMOTION,
                          PROMOTING,
                          FINALISING,
                          TERMINATING,
                          TERMINATED ->
                          Kstatus.IN_PROGRESS;
                    }));
  }
}
