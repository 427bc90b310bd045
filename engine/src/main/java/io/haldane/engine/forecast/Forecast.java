package io.haldane.engine.forecast;

import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.engine.Rounds;
import io.haldane.engine.decision.Answers;
import io.haldane.engine.decision.Decision;
import io.haldane.engine.decision.Outcome;
import io.haldane.engine.decision.Question;
import io.haldane.engine.decision.Wake;
import io.haldane.engine.world.World;
import java.time.Instant;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The next step of a canary if nothing changes but the time: the engine itself, run ahead with
 * assumed answers. Pure like the engine, and as cheap as a few of its decisions.
 *
 * @param at when the step is taken
 * @param before the status that the step starts from
 * @param act what the engine decides then
 * @param asked what it wants to know before
 */
public record Forecast(Instant at, CanaryStatus before, Decision.Act act, Set<Question> asked) {
  /**
   * Waits for a moment, one after another: for proxies, for a step, for a call that was delayed.
   */
  private static final int MOST_LOOKS = 8;

  public Forecast {
    asked = Set.copyOf(asked);
  }

  /** Empty when the canary takes no step by itself: something else has to change first. */
  public static Optional<Forecast> of(World world, Assumption assumption) {
    Optional<World> present = Optional.of(world.with(Answers.NONE));
    for (int look = 0; look < MOST_LOOKS && present.isPresent(); look++) {
      Forecast next = now(present.get(), assumption);
      if (isStep(next.before(), next.act())) {
        return Optional.of(next);
      }
      present = laterThan(present.get(), next);
    }
    return Optional.empty();
  }

  /** The next tick of the canary; empty when it would see what this one saw. */
  private static Optional<World> laterThan(World present, Forecast seen) {
    World then = present.after(seen.act());
    boolean news = !then.canary().statusOrEmpty().equals(seen.before());
    Optional<Instant> at =
        switch (seen.act().wake()) {
          case Wake.OnChange() -> Optional.empty();
          case Wake.Now() -> Optional.of(present.now());
          case Wake.At(Instant moment) ->
              Optional.of(moment.isAfter(present.now()) ? moment : present.now());
        };
    return at.filter(moment -> news || moment.isAfter(present.now())).map(then::at);
  }

  /** What is decided at once, be it a step or a wait. */
  public static Forecast now(World world, Assumption assumption) {
    Set<Question> asked = new HashSet<>();
    Rounds.Decided decided =
        Rounds.decide(
            world,
            question -> {
              asked.add(question);
              return AssumedAnswers.to(question, world, assumption);
            });
    return new Forecast(world.now(), world.canary().statusOrEmpty(), decided.act(), asked);
  }

  /** Whether the canary is somewhere else afterwards, or one failed check nearer to its end. */
  public static boolean isStep(CanaryStatus before, Decision.Act act) {
    CanaryStatus next = act.next();
    return before.phase() != next.phase()
        || before.weight() != next.weight()
        || before.iteration() != next.iteration()
        || before.failures() != next.failures()
        || !Objects.equals(before.mirrored(), next.mirrored())
        || !Objects.equals(before.paused(), next.paused())
        || act.outcome() != Outcome.NONE;
  }
}
