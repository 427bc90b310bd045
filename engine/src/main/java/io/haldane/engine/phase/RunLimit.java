package io.haldane.engine.phase;

import io.haldane.api.notify.EventKind;
import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.engine.act.DecisionBuilder;
import io.haldane.engine.decision.Answer;
import io.haldane.engine.decision.Decision;
import io.haldane.engine.decision.Question;
import io.haldane.engine.decision.Reasons;
import io.haldane.engine.decision.Wake;
import io.haldane.engine.situation.Situation;
import java.util.Set;
import java.util.function.Supplier;

/** The queue of canaries that want to start a run, when only so many may run at once. */
final class RunLimit {
  private RunLimit() {}

  /** Continues once it may start; until then it waits in the queue. */
  static Decision await(Situation s, Supplier<Decision> then) {
    if (!s.world().settings().limitsRuns()) {
      return then.get();
    }
    Question.Turn question = question(s);
    return s.world().answered(Set.of(question), () -> answered(s, question, then));
  }

  private static Decision answered(Situation s, Question.Turn question, Supplier<Decision> then) {
    return switch (s.world().answers().to(question).orElseThrow()) {
      case Answer.Turn(boolean granted, String why) -> granted ? then.get() : queue(s, why);
      case Answer other -> throw new IllegalStateException("no answer to a turn: " + other);
    };
  }

  private static Question.Turn question(Situation s) {
    return new Question.Turn(
        s.canary().getMetadata().getNamespace(),
        s.canary().getMetadata().getName(),
        s.status().queuedAt());
  }

  private static Decision queue(Situation s, String why) {
    DecisionBuilder draft = DecisionBuilder.of(s);
    if (s.status().queuedAt() == null) {
      draft.event(
          EventKind.WAITING,
          "New revision of %s waits for its turn: %s".formatted(s.targetTitle(), why));
    }
    draft.queued(true, why);
    return draft.done(Reasons.of("queue", why), new Wake.OnChange());
  }

  /** A canary with nothing to start leaves the queue. */
  static void leave(DecisionBuilder draft, CanaryStatus status) {
    if (status.queuedAt() != null) {
      draft.queued(false, "It does not wait for the limit of runs.");
    }
  }
}
