package io.haldane.engine.scenario;

import io.haldane.api.hooks.HookAnswer;
import io.haldane.api.hooks.HookRequest;
import io.haldane.api.metrics.Sample;
import io.haldane.engine.decision.Answer;
import io.haldane.engine.decision.HookType;
import io.haldane.engine.decision.Question;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Hooks and metrics backends that answer as they are told. */
final class FakeOutside {
  record Call(HookType type, String name, HookRequest request) {}

  final List<Call> calls = new ArrayList<>();
  final List<String> queries = new ArrayList<>();
  final Map<String, HookAnswer> hooks = new HashMap<>();
  final Map<String, Sample> metrics = new HashMap<>();
  int freeTurns = 1;
  Optional<String> unavailable = Optional.empty();

  Answer answer(Question question) {
    return switch (question) {
      case Question.Hooks(HookType type, List<Question.HookCheck> checks) -> round(type, checks);
      case Question.Metric(String name, var query) -> {
        queries.add(query.query());
        yield new Answer.Measured(metrics.getOrDefault(name, fine(name)));
      }
      case Question.Turn turn ->
          new Answer.Turn(freeTurns > 0, freeTurns > 0 ? "" : "2 of 2 releases run");
      case Question.Availability a -> new Answer.Availability(unavailable);
    };
  }

  private static Sample fine(String name) {
    return new Sample.Value(name.equals("request-success-rate") ? 100 : 0.25);
  }

  private Answer round(HookType type, List<Question.HookCheck> checks) {
    List<Answer.HookOutcome> outcomes = new ArrayList<>();
    boolean untilPass = type == HookType.ROLLBACK;
    for (Question.HookCheck check : checks) {
      calls.add(new Call(type, check.name(), check.request()));
      HookAnswer standard =
          untilPass ? new HookAnswer.Refused(403, "Forbidden") : new HookAnswer.Passed();
      HookAnswer answer = hooks.getOrDefault(check.name(), standard);
      outcomes.add(new Answer.HookOutcome(check.name(), answer));
      if (untilPass == (answer instanceof HookAnswer.Passed)) {
        break;
      }
    }
    return new Answer.HookRound(outcomes);
  }
}
