package io.haldane.controller.announce;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.haldane.api.ObjectRef;
import io.haldane.api.notify.Channel;
import io.haldane.api.notify.EventKind;
import io.haldane.api.notify.ReleaseEvent;
import io.haldane.api.notify.Secrets;
import io.haldane.api.notify.Severity;
import io.haldane.api.v1beta1.Announcement;
import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.api.v1beta1.CheckKind;
import io.haldane.api.v1beta1.CheckResult;
import io.haldane.api.v1beta1.CheckVerdict;
import io.haldane.api.v1beta1.RecordedStep;
import io.haldane.api.v1beta1.RunRecord;
import io.haldane.api.v1beta1.RunRelease;
import io.haldane.api.v1beta1.RunResult;
import io.haldane.controller.testing.Objects;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReleaseEventsTest {
  private static final CheckResult CHECK =
      CheckResult.of(CheckKind.METRIC, "latency", CheckVerdict.FAIL, "too slow");

  private static Canary canary() {
    Canary canary = Objects.canary("shop");
    canary.getMetadata().setUid("u1");
    canary.getMetadata().setLabels(Map.of("team", "a"));
    canary.setStatus(
        CanaryStatus.EMPTY
            .edit()
            .phase(CanaryPhase.FAILED)
            .canaryWeight(20)
            .iterations(3)
            .lastAppliedSpec("5c1d")
            .runStartedAt("2026-01-01T09:00:00Z")
            .failure("latency was 900 ms, limit 500 ms")
            .checks(List.of(CHECK))
            .done());
    return canary;
  }

  private static Announcement news(@Nullable String kind) {
    return new Announcement(
        "id1",
        "2026-01-01T10:00:00Z",
        "Warning",
        "Progressing",
        "event",
        "error",
        "alert",
        null,
        kind);
  }

  private static Optional<HasMetadata> target(ObjectRef ref) {
    return Optional.of(
        new DeploymentBuilder()
            .withNewMetadata()
            .withName(ref.name())
            .withNamespace(ref.namespace())
            .withAnnotations(Map.of("org.opencontainers.image.revision", "4f2a"))
            .endMetadata()
            .withNewSpec()
            .withNewTemplate()
            .withNewSpec()
            .addNewContainer()
            .withName("app")
            .withImage("shop:2")
            .endContainer()
            .endSpec()
            .endTemplate()
            .endSpec()
            .build());
  }

  @Test
  void an_event_says_what_happened_to_which_version_and_why() {
    ReleaseEvent event =
        new ReleaseEvents(ReleaseEventsTest::target, Optional.of("prod"))
            .of(canary(), news(EventKind.ROLLED_BACK.text()));

    assertThat(event.kind()).isEqualTo(EventKind.ROLLED_BACK);
    assertThat(event.severity()).isEqualTo(Severity.ERROR);
    assertThat(event.at()).isEqualTo(Instant.parse("2026-01-01T10:00:00Z"));
    assertThat(event.canary())
        .isEqualTo(
            new ReleaseEvent.Subject(
                "shop", "test", "u1", Map.of("team", "a"), Optional.of("prod")));
    assertThat(event.run())
        .isEqualTo(new ReleaseEvent.Run("u1-1767258000", CanaryPhase.PROGRESSING, 20, 3));
    assertThat(event.change())
        .isEqualTo(
            new ReleaseEvent.Change(
                "5c1d",
                List.of(new ReleaseEvent.Image("app", "shop:2")),
                Map.of("org.opencontainers.image.revision", "4f2a")));
    assertThat(event.text()).isEqualTo("alert");
    assertThat(event.reason()).contains("latency was 900 ms, limit 500 ms");
    assertThat(event.checks()).containsExactly(CHECK);
  }

  /** The target is a version further already. */
  @Test
  void an_alert_that_is_late_is_about_the_run_and_not_about_what_came_after() {
    Canary canary = canary();
    canary.setStatus(
        canary
            .getStatus()
            .edit()
            .canaryWeight(0)
            .iterations(0)
            .checks(List.of())
            .run(recorded())
            .done());
    ReleaseEvent event =
        new ReleaseEvents(ReleaseEventsTest::target, Optional.empty())
            .of(canary, news(EventKind.ROLLED_BACK.text()));

    assertThat(event.run().weight()).isEqualTo(20);
    assertThat(event.checks()).containsExactly(CHECK);
    assertThat(event.change().revision()).isEqualTo("9f00");
    assertThat(event.change().images()).containsExactly(new ReleaseEvent.Image("app", "shop:1"));
    assertThat(event.reason()).contains("latency was 700 ms");
  }

  private static RunRecord recorded() {
    RunRelease release = new RunRelease("9f00", null, "shop:1", null, List.of(), null);
    RecordedStep during =
        new RecordedStep(
            "2026-01-01T10:00:00Z", "Progressing", 20, 0, 1, "halt", null, List.of(CHECK), null);
    RecordedStep after =
        new RecordedStep(
            "2026-01-01T10:00:01Z", "Failed", 0, 0, 1, "rollback", null, List.of(), null);
    return new RunRecord(
        "r1",
        "2026-01-01T09:00:00Z",
        release,
        List.of(),
        Map.of(),
        Map.of(RunRecord.key(1), during, RunRecord.key(2), after),
        null,
        new RunResult("2026-01-01T10:00:01Z", "failed", "latency was 700 ms"));
  }

  @Test
  void what_is_not_known_is_left_out() {
    Canary canary = canary();
    canary.setStatus(null);
    ReleaseEvent event =
        new ReleaseEvents(_ -> Optional.empty(), Optional.empty()).of(canary, news(null));

    assertThat(event.kind()).isEqualTo(EventKind.NOTICE);
    assertThat(event.run().id()).isEqualTo("u1-0");
    assertThat(event.change()).isEqualTo(new ReleaseEvent.Change("", List.of(), Map.of()));
    assertThat(event.reason()).isEmpty();
    assertThat(event.fields()).isEmpty();
  }

  @Test
  void the_receipt_of_a_runs_first_message_is_kept() {
    Receipts receipts = new Receipts();
    ReleaseEvents events = new ReleaseEvents(_ -> Optional.empty(), Optional.empty());
    ReleaseEvent event = events.of(canary(), news(null));
    Channel channel = new Channel("slack", Map.of(), new Secrets(Map.of()));
    receipts.keep(channel, event, Optional.of("first"));
    receipts.keep(channel, event, Optional.of("second"));
    receipts.keep(channel, event, Optional.empty());

    assertThat(receipts.of(channel, event)).contains("first");
    Canary next = canary();
    next.setStatus(next.getStatus().edit().runStartedAt("2026-01-02T09:00:00Z").done());
    assertThat(receipts.of(channel, events.of(next, news(null)))).isEmpty();
  }
}
