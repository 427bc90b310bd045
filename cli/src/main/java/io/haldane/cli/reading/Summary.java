package io.haldane.cli.reading;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.api.v1beta1.CheckResult;
import io.haldane.api.v1beta1.Condition;
import io.haldane.engine.settings.Settings;
import io.haldane.view.Attention;
import io.haldane.view.Ending;
import io.haldane.view.Gate;
import io.haldane.view.Standing;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A canary in one line, made of the object alone.
 *
 * @param weight percent of the requests that are meant for the canary
 * @param threshold failed checks that end a run
 * @param changed RFC 3339 time of the last change of its status
 * @param says what prevents it, what it waits for, or how it ended; empty when nothing needs saying
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Summary(
    String namespace,
    String name,
    CanaryPhase phase,
    Attention attention,
    int weight,
    int failedChecks,
    int threshold,
    String target,
    @Nullable String provider,
    @Nullable String changed,
    String says) {

  public static Summary of(Canary canary, Settings settings) {
    CanaryStatus status = canary.statusOrEmpty();
    List<Condition> problems = Standing.problems(status);
    boolean suspended = Boolean.TRUE.equals(canary.getSpec().suspend());
    boolean held = suspended || Standing.holding(status).isPresent();
    return new Summary(
        canary.getMetadata().getNamespace(),
        canary.getMetadata().getName(),
        status.phase(),
        Attention.of(status.phase(), !problems.isEmpty(), held),
        Standing.share(canary, status, settings),
        status.failures(),
        Standing.threshold(canary, settings),
        (canary.getSpec().targetRef().kind() + " " + canary.getSpec().targetRef().name()).strip(),
        provider(canary, status),
        status.lastTransitionTime(),
        says(canary, status, problems, suspended));
  }

  /** As the dashboard shows it: with the provider that the controller chose. */
  private static @Nullable String provider(Canary canary, CanaryStatus status) {
    String chosen = status.provider();
    return chosen == null ? canary.getSpec().provider() : "auto: " + chosen;
  }

  private static String says(
      Canary canary, CanaryStatus status, List<Condition> problems, boolean suspended) {
    if (!canary.faults().isEmpty()) {
      return "Unreadable: " + canary.faults().getFirst();
    }
    if (!problems.isEmpty()) {
      return words(problems.getFirst());
    }
    if (suspended) {
      return "Suspended by spec.suspend.";
    }
    if (Standing.holding(status).isPresent()) {
      return words(Standing.holding(status).get());
    }
    List<Gate> gates = Gate.closed(status, List.of());
    if (!gates.isEmpty()) {
      return "Waits for approval: "
          + gates.stream().map(Gate::name).collect(Collectors.joining(", "))
          + ".";
    }
    return status.phase() == CanaryPhase.FAILED ? Ending.of(status, null) : failing(status);
  }

  private static String failing(CanaryStatus status) {
    if (!status.phase().running() || Ending.failing(status).isEmpty()) {
      return "";
    }
    return "Failed: "
        + Ending.failing(status).stream().map(CheckResult::name).collect(Collectors.joining(", "))
        + ".";
  }

  private static String words(Condition condition) {
    String message = condition.message();
    return message == null || message.isBlank() ? condition.type() + "." : message;
  }

  /** The phase as people read it; a canary that was never reconciled has none. */
  public String phaseText() {
    return phase == CanaryPhase.NEW ? "New" : phase.text();
  }
}
