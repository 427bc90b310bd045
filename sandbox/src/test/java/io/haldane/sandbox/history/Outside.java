package io.haldane.sandbox.history;

import io.haldane.api.hooks.HookAnswer;
import io.haldane.api.metrics.Sample;
import io.haldane.engine.decision.Answer;
import io.haldane.engine.decision.HookType;
import io.haldane.engine.decision.Question;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Hooks and metrics backends: they say what they are told to say until they are told otherwise. */
final class Outside {
  enum Saying {
    YES,
    NO,
    NOTHING
  }

  enum Reading {
    GOOD,
    BAD,
    NO_DATA,
    UNAVAILABLE
  }

  final Map<String, Saying> hooks = new HashMap<>();
  final Map<String, Reading> metrics = new HashMap<>();

  Saying hook(String name) {
    return hooks.getOrDefault(name, name.equals("rollback") ? Saying.NO : Saying.YES);
  }

  Reading metric(String name) {
    return metrics.getOrDefault(name, Reading.GOOD);
  }

  /** Answers, and lets the look remember what it was told. */
  Answer answer(Question question, Look look) {
    return switch (question) {
      case Question.Hooks(HookType type, var checks) -> round(type, checks, look);
      case Question.Metric(String name, var _) -> {
        look.read(name, metric(name));
        yield new Answer.Measured(sample(name, metric(name)));
      }
      case Question.Turn turn -> new Answer.Turn(true, "");
      case Question.Availability _ -> new Answer.Availability(Optional.empty());
    };
  }

  private Answer round(HookType type, List<Question.HookCheck> checks, Look look) {
    List<Answer.HookOutcome> outcomes = new ArrayList<>();
    boolean allPassed = true;
    boolean onePassed = false;
    for (Question.HookCheck check : checks) {
      Saying saying = hook(check.name());
      outcomes.add(new Answer.HookOutcome(check.name(), answer(saying)));
      boolean passed = saying == Saying.YES;
      allPassed &= passed;
      onePassed |= passed;
      if (passed == (type == HookType.ROLLBACK)) {
        break;
      }
    }
    look.called(type, type == HookType.ROLLBACK ? onePassed : allPassed);
    return new Answer.HookRound(outcomes);
  }

  private static HookAnswer answer(Saying saying) {
    return switch (saying) {
      case YES -> new HookAnswer.Passed();
      case NO -> new HookAnswer.Refused(403, "Forbidden");
      case NOTHING -> new HookAnswer.Unreachable("no answer");
    };
  }

  private static Sample sample(String name, Reading reading) {
    boolean rate = name.equals("request-success-rate");
    return switch (reading) {
      case GOOD -> new Sample.Value(rate ? 100 : 0.25);
      case BAD -> new Sample.Value(rate ? 50 : 9_000);
      case NO_DATA -> new Sample.NoData("no values found");
      case UNAVAILABLE -> new Sample.Unavailable(Sample.Fault.BACKEND, "refused");
    };
  }
}
