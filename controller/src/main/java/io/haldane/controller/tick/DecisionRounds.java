package io.haldane.controller.tick;

import io.haldane.controller.kube.CanaryKey;
import io.haldane.engine.Rounds;
import io.haldane.engine.decision.Answer;
import io.haldane.engine.decision.Decision;
import io.haldane.engine.decision.Question;
import io.haldane.engine.world.World;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Asks for a decision, answers what it needs to know, and asks again until it is made. */
public final class DecisionRounds {
  private final Function<World, Decision> decide;
  private final Answering answering;
  private final InitLimiter initLimiter;
  private final StepBacklog backlog;
  private final TickObserver observer;

  public DecisionRounds(
      Function<World, Decision> decide,
      Answering answering,
      InitLimiter initLimiter,
      StepBacklog backlog,
      TickObserver observer) {
    this.decide = decide;
    this.answering = answering;
    this.initLimiter = initLimiter;
    this.backlog = backlog;
    this.observer = observer;
  }

  Decision.Act decide(World world) throws InterruptedException {
    Rounds.Decided decided = Rounds.decide(world, decide, this::answers);
    observer.decided(decided.world(), decided.act());
    return decided.act();
  }

  private Map<Question, Answer> answers(World world, Set<Question> questions)
      throws InterruptedException {
    CanaryKey key = CanaryKey.of(world.canary());
    long begun = System.nanoTime();
    Map<Question, Answer> answers =
        initLimiter.outside(
            key,
            () ->
                backlog.outside(
                    key, () -> answering.answer(key.namespace(), questions, observer.trail(key))));
    observer.asked(world, answers, Duration.ofNanos(System.nanoTime() - begun));
    return answers;
  }
}
