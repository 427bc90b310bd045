package io.haldane.engine.record;

import io.haldane.api.hooks.HookAnswer;
import io.haldane.api.v1beta1.CheckKind;
import io.haldane.api.v1beta1.CheckVerdict;
import io.haldane.api.v1beta1.RunSignal;
import io.haldane.engine.decision.Answer;
import io.haldane.engine.decision.HookType;
import io.haldane.engine.decision.Question;
import io.haldane.engine.situation.Command;
import io.haldane.engine.situation.Command.Verb;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The orders that a run got, and the gates that let it pass. A gate that is asked at each step is
 * there once, and again only when it was closed in between.
 */
final class RunSignals {
  private static final int MOST = 20;
  private static final Set<HookType> GATES =
      EnumSet.of(
          HookType.CONFIRM_ROLLOUT, HookType.CONFIRM_TRAFFIC_INCREASE, HookType.CONFIRM_PROMOTION);

  private RunSignals() {}

  /** The newest ones; the same list where nothing is new. */
  static List<RunSignal> with(List<RunSignal> known, Recorder.Decided decided) {
    List<RunSignal> all = new ArrayList<>(known);
    decided
        .answers()
        .byQuestion()
        .forEach((question, answer) -> {
          if (question instanceof Question.Hooks(HookType type, _)
              && GATES.contains(type)
              && answer instanceof Answer.HookRound(List<Answer.HookOutcome> outcomes)) {
            outcomes.stream()
                .filter(outcome -> outcome.answer() instanceof HookAnswer.Passed)
                .filter(outcome -> opened(known, decided, type, outcome.name()))
                .map(outcome -> signal(decided, type.text(), outcome.name(), null))
                .forEach(all::add);
          }
        });
    order(decided)
        .map(order -> signal(decided, RunSignal.ORDER, order.verb().text(), order.by()))
        .ifPresent(all::add);
    return all.size() == known.size()
        ? known
        : List.copyOf(all.subList(Math.max(0, all.size() - MOST), all.size()));
  }

  private static boolean opened(
      List<RunSignal> known, Recorder.Decided decided, HookType type, String gate) {
    String name = RecordBounds.name(gate);
    boolean first =
        known.stream()
            .noneMatch(each -> each.kind().equals(type.text()) && each.name().equals(name));
    return first
        || decided.before().checks().stream()
            .anyMatch(check ->
                check.is(CheckKind.GATE)
                    && check.name().equals(gate)
                    && check.says(CheckVerdict.WAIT));
  }

  private static Optional<Command> order(Recorder.Decided decided) {
    boolean ignored = decided.why().verdict().equals("ignore");
    return decided.situation().stream()
        .flatMap(s -> Stream.of(Command.pending(s.canary()), retry(decided)))
        .flatMap(Optional::stream)
        .filter(order ->
            !ignored && order.token().equals(decided.next().commands().get(order.verb().text())))
        .findFirst();
  }

  /** An order to retry ends the memory of the version; the run begins with the next decision. */
  private static Optional<Command> retry(Recorder.Decided decided) {
    boolean begins = decided.beginsRun() && decided.before().lastAppliedSpec() == null;
    return begins
        ? decided.situation().flatMap(s -> Command.done(s.canary(), Verb.RETRY))
        : Optional.empty();
  }

  private static RunSignal signal(
      Recorder.Decided decided, String kind, String name, @Nullable String by) {
    return new RunSignal(
        decided.now().toString(),
        kind,
        RecordBounds.name(name),
        by == null ? null : RecordBounds.name(by));
  }
}
