package io.haldane.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.api.v1beta1.Condition;
import io.haldane.api.v1beta1.TargetRef;
import io.haldane.engine.decision.Wake;
import io.haldane.engine.forecast.Assumption;
import io.haldane.engine.forecast.Forecast;
import io.haldane.engine.world.World;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What happens next, and when.
 *
 * @param kind {@code judged}, {@code approval}, {@code work} (pods start, traffic moves) or {@code
 *     rest} (only a change wakes it)
 * @param at when it is reconciled again; absent when only a change wakes it
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

  private static final String HELD = "Held: no step is taken until the pause or the queue is over.";

  /**
   * @param world in which the last decision was carried out
   * @param wake when it is reconciled again; absent when nothing was decided yet
   */
  public static Outlook of(World world, @Nullable Wake wake) {
    Canary canary = world.canary();
    CanaryStatus status = canary.statusOrEmpty();
    if (Boolean.TRUE.equals(canary.getSpec().suspend())) {
      return rest("Suspended: nothing happens until spec.suspend is removed.");
    }
    Instant look = look(status, wake, world.now());
    if (!Standing.problems(status).isEmpty()) {
      return work(look, "Held: it continues when the problem is fixed.");
    }
    Optional<Condition> holding = Standing.holding(status);
    if (holding.filter(Standing::isDataWait).isPresent()) {
      return awaited(holding.get(), Judgement.of(world), look);
    }
    if (holding.isPresent()) {
      String ifFails = Judgement.of(world).map(Judgement::ifFails).orElse(null);
      return new Outlook("work", look, HELD, null, ifFails);
    }
    return byPhase(world, Judgement.of(world), look);
  }

  private static Outlook byPhase(World world, Optional<Judgement> next, @Nullable Instant look) {
    CanaryStatus status = world.canary().statusOrEmpty();
    String target = target(world.canary());
    return switch (status.phase()) {
      case NEW, INITIALIZING ->
          work(look, "The primary, a copy of " + target + ", is being created.");
      case INITIALIZED, SUCCEEDED ->
          resting(next, "Nothing to do until " + target + " or its configuration changes.");
      case FAILED -> resting(next, afterFailure(target));
      case WAITING ->
          new Outlook(
              "approval", look, "The new version starts when the rollout is approved.", null, null);
      case PROGRESSING -> next.map(Outlook::judged).orElseGet(() -> waiting(world, look));
      case WAITING_PROMOTION -> next.map(Outlook::approved).orElseGet(() -> waiting(world, look));
      case PROMOTING -> work(look, promoting(world, next));
      case FINALISING -> work(look, "All traffic is back on the primary; the canary goes down.");
      case TERMINATING, TERMINATED -> work(look, "The workload and its routes are being restored.");
    };
  }

  private static Outlook judged(Judgement next) {
    return new Outlook("judged", next.at(), asked(next), next.ifPasses(), next.ifFails());
  }

  private static String asked(Judgement next) {
    List<String> checks = next.asked().checks();
    return checks.isEmpty()
        ? "No metric or hook is asked: the next step is taken when it is due."
        : "Asked then: " + String.join(", ", checks) + ".";
  }

  /** What is missing may be there when the step is judged again. */
  private static Outlook awaited(Condition data, Optional<Judgement> next, @Nullable Instant look) {
    return new Outlook(
        "judged",
        look,
        sentence(String.valueOf(data.message())),
        next.map(Judgement::ifPasses).orElse(null),
        next.map(Judgement::ifFails).orElse(null));
  }

  private static Outlook approved(Judgement next) {
    return new Outlook(
        "approval",
        next.at(),
        "The new version has passed; its promotion waits for approval.",
        next.ifPasses(),
        next.ifFails());
  }

  /** The engine's own word for what it waits for. */
  private static Outlook waiting(World world, @Nullable Instant look) {
    return work(look, Forecast.now(world, Assumption.ALL_PASS).act().why().text());
  }

  /** At rest, unless there is something to do already. */
  private static Outlook resting(Optional<Judgement> next, String text) {
    return next.flatMap(judged -> judged.step().map(step -> work(judged.at(), sentence(step))))
        .orElseGet(() -> rest(text));
  }

  private static String afterFailure(String target) {
    return "The next change of "
        + target
        + " starts a new run. To run the same version again, give the order \"retry\".";
  }

  private static String promoting(World world, Optional<Judgement> next) {
    int stepBack = StrategyView.of(world.canary(), world.settings(), world.router()).stepBack();
    String text = "The primary takes over the new version";
    if (stepBack > 0 && world.canary().statusOrEmpty().weight() > 0) {
      text += ": users come back to it in steps of %d %%".formatted(stepBack);
    }
    return text + next.flatMap(Judgement::step).map("; then "::concat).orElse("") + ".";
  }

  private static @Nullable Instant look(CanaryStatus status, @Nullable Wake wake, Instant now) {
    Instant judged = Times.parse(status.nextAnalysisTime());
    return switch (wake) {
      case null -> judged;
      case Wake.Now _ -> now;
      case Wake.At(Instant instant) -> judged != null && judged.isAfter(instant) ? judged : instant;
      case Wake.OnChange _ -> null;
    };
  }

  private static String target(Canary canary) {
    TargetRef target = canary.getSpec().targetRef();
    return target.name().isEmpty() ? "the target" : target.kind() + " " + target.name();
  }

  private static String sentence(String clause) {
    return clause.substring(0, 1).toUpperCase(Locale.ROOT) + clause.substring(1) + ".";
  }

  private static Outlook rest(String text) {
    return new Outlook("rest", null, text, null, null);
  }

  private static Outlook work(@Nullable Instant at, String text) {
    return new Outlook("work", at, text, null, null);
  }
}
