package io.haldane.controller.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.haldane.api.v1beta1.Analysis;
import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.api.v1beta1.Metric;
import io.haldane.api.v1beta1.Webhook;
import io.haldane.engine.decision.HookType;
import io.haldane.engine.decision.Wake;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What happens next, and when.
 *
 * @param kind {@code judged}, {@code approval}, {@code work} (pods start, traffic moves) or {@code
 *     rest} (only a change wakes it)
 * @param at when it is looked at again; absent when only a change wakes it
 * @param text what is waited for, one sentence
 * @param ifPasses what follows a good verdict; absent when nothing is judged
 * @param ifFails what follows a bad one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Outlook(
    String kind,
    @Nullable Instant at,
    String text,
    @Nullable String ifPasses,
    @Nullable String ifFails) {

  static Outlook of(Canary canary, CanaryStatus status, @Nullable Wake wake, Instant now) {
    return of(canary, Strategy.of(canary.getSpec()), status, wake, now);
  }

  static Outlook of(
      Canary canary, Strategy strategy, CanaryStatus status, @Nullable Wake wake, Instant now) {
    if (canary.getSpec() != null && Boolean.TRUE.equals(canary.getSpec().suspend())) {
      return rest("Suspended: nothing happens until spec.suspend is removed.");
    }
    Instant at = at(status, wake, now);
    if (!CanarySummary.problems(status).isEmpty()) {
      return work(at, "Held: it continues when the problem is fixed.");
    }
    if (CanarySummary.holding(status).isPresent()) {
      return work(at, "Held: no step is taken until the pause or the queue is over.");
    }
    String target = target(canary);
    return switch (status.phase()) {
      case NEW, INITIALIZING ->
          work(at, "The primary, a copy of " + target + ", is being created.");
      case INITIALIZED, SUCCEEDED ->
          rest("Nothing to do until " + target + " or its configuration changes.");
      case WAITING -> approval(at, "The new version starts when the rollout is approved.");
      case PROGRESSING -> judged(canary, strategy, status, at);
      case WAITING_PROMOTION -> {
        Outlook judged = judged(canary, strategy, status, at);
        yield new Outlook(
            "approval",
            at,
            "The new version has passed; its promotion waits for approval.",
            "the new version is promoted once it is approved",
            judged.ifFails());
      }
      case PROMOTING -> work(at, promoting(strategy, status));
      case FINALISING -> work(at, "All traffic is back on the primary; the canary goes down.");
      case FAILED ->
          rest(
              "The next change of "
                  + target
                  + " starts a new run. To run the same version again, give the order \"retry\".");
      case TERMINATING, TERMINATED -> work(at, "The workload and its routes are being restored.");
    };
  }

  private static Outlook judged(
      Canary canary, Strategy strategy, CanaryStatus status, @Nullable Instant at) {
    Analysis analysis = canary.getSpec() == null ? null : canary.getSpec().analysis();
    int threshold = CanarySummary.threshold(canary.getSpec());
    int failures = status.failures() + 1;
    String ifFails =
        failures >= threshold
            ? "the new version is rolled back"
            : "failed check %d of %d is counted and the step is tried again"
                .formatted(failures, threshold);
    boolean asked = analysis != null && asks(analysis, HookType.CONFIRM_PROMOTION);
    String promoted =
        asked ? "promotion asks for approval" : "the new version is promoted to the primary";
    boolean switches = strategy.switches() && status.iteration() <= strategy.iterations() && !asked;
    String last =
        switches
            ? "all users are switched to the new version, which is checked once more"
            : promoted;
    return new Outlook("judged", at, asked(analysis), ifPasses(strategy, status, last), ifFails);
  }

  private static String asked(@Nullable Analysis analysis) {
    if (analysis == null || (analysis.metrics().isEmpty() && !asks(analysis, HookType.ROLLOUT))) {
      return "No metric or hook is configured: every check passes.";
    }
    Stream<String> hooks =
        analysis.webhooks().stream()
            .filter(hook -> HookType.of(hook.type()) == HookType.ROLLOUT)
            .map(Webhook::name);
    Stream<String> metrics = analysis.metrics().stream().map(Metric::name);
    return "Asked then: " + Stream.concat(hooks, metrics).collect(Collectors.joining(", ")) + ".";
  }

  private static String ifPasses(Strategy strategy, CanaryStatus status, String last) {
    if (!strategy.kind().equals(Strategy.WEIGHTED)) {
      int round = Math.max(0, status.iteration()) + 1;
      return round <= strategy.iterations()
          ? "round %d of %d begins".formatted(round, strategy.iterations())
          : last;
    }
    Integer step = strategy.stepAfter(status.weight());
    boolean copied = Boolean.TRUE.equals(status.mirrored());
    if (copied && step != null) {
      return "the copies end and the canary gets " + step + " % of the requests";
    }
    if (strategy.mirrored() && status.weight() == 0 && step != null) {
      return "the canary gets copies of the requests first, then " + step + " % of them";
    }
    return step == null ? last : "the weight goes to " + step + " %";
  }

  private static String promoting(Strategy strategy, CanaryStatus status) {
    int left = status.weight();
    return strategy.stepBack() == 0 || left == 0
        ? "The primary takes over the new version."
        : "The primary takes over the new version: users come back to it in steps of %d %%, then %d %% of them are left on the canary."
            .formatted(strategy.stepBack(), Math.max(0, left - strategy.stepBack()));
  }

  private static boolean asks(Analysis analysis, HookType type) {
    return analysis.webhooks().stream()
        .map(Webhook::type)
        .anyMatch(each -> HookType.of(each) == type);
  }

  private static @Nullable Instant at(CanaryStatus status, @Nullable Wake wake, Instant now) {
    Instant judged = Times.parse(status.nextAnalysisTime());
    return switch (wake) {
      case null -> judged;
      case Wake.Now _ -> now;
      case Wake.At(Instant instant) -> judged != null && judged.isAfter(instant) ? judged : instant;
      case Wake.OnChange _ -> null;
    };
  }

  private static String target(Canary canary) {
    var spec = canary.getSpec();
    return spec == null || spec.targetRef() == null
        ? "the target"
        : spec.targetRef().kind() + " " + spec.targetRef().name();
  }

  private static Outlook rest(String text) {
    return new Outlook("rest", null, text, null, null);
  }

  private static Outlook work(@Nullable Instant at, String text) {
    return new Outlook("work", at, text, null, null);
  }

  private static Outlook approval(@Nullable Instant at, String text) {
    return new Outlook("approval", at, text, null, null);
  }
}
