package io.haldane.webhooks.testing;

import io.haldane.api.notify.EventKind;
import io.haldane.api.notify.ReleaseEvent;
import io.haldane.api.notify.ReleaseEvent.Field;
import io.haldane.api.notify.Severity;
import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.api.v1beta1.CheckKind;
import io.haldane.api.v1beta1.CheckResult;
import io.haldane.api.v1beta1.CheckVerdict;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Events of one canary for golden files, by names that say what they show. */
public final class Events {
  private static final List<Field> FIELDS =
      List.of(
          new Field("Target", "Deployment/podinfo.test"),
          new Field("Failed checks threshold", "5"),
          new Field("Progress deadline", "600s"),
          new Field("Traffic routing", "Weight step: 10 max: 50"));

  private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

  private Events() {}

  public static Map<String, ReleaseEvent> all() {
    Map<String, ReleaseEvent> all = new LinkedHashMap<>();
    all.put(
        "a-run-starts",
        event(
            7,
            EventKind.STARTED,
            Severity.INFO,
            "New revision detected, progressing canary analysis.",
            FIELDS));
    all.put(
        "a-gate-waits",
        event(8, EventKind.WAITING, Severity.WARN, "Canary is waiting for approval.", List.of()));
    all.put(
        "a-run-is-rolled-back",
        event(
            9,
            EventKind.ROLLED_BACK,
            Severity.ERROR,
            "Failed checks threshold reached 5",
            List.of(new Field("Cluster", "prod"))));
    all.put(
        "odd-characters",
        event(
            10,
            EventKind.PROMOTED,
            Severity.INFO,
            "\"Done\" <b>& 100 %</b> – 完成 🚀\nsecond line\ttab \\ backslash",
            List.of(new Field("<Target>", "Deployment/'podinfo'.test & co"))));
    return all;
  }

  public static ReleaseEvent event(
      int number, EventKind kind, Severity severity, String text, List<Field> fields) {
    return new ReleaseEvent(
        "podinfo.test/" + number,
        Instant.parse("2026-01-01T10:00:00Z"),
        kind,
        severity,
        new ReleaseEvent.Subject(
            "podinfo", "test", "0f6e", Map.of("team", "a"), Optional.of("prod")),
        new ReleaseEvent.Run("0f6e-1767258000", CanaryPhase.PROGRESSING, 20, 0),
        new ReleaseEvent.Change(
            "5c1d",
            List.of(new ReleaseEvent.Image("podinfod", "registry.example.com/podinfo:6.1.0")),
            Map.of("org.opencontainers.image.revision", COMMIT)),
        text,
        severity == Severity.ERROR
            ? Optional.of("latency was 900 ms, limit 500 ms")
            : Optional.empty(),
        List.of(CheckResult.of(CheckKind.METRIC, "latency", CheckVerdict.PASS, null)),
        fields,
        List.of(),
        Optional.empty());
  }
}
