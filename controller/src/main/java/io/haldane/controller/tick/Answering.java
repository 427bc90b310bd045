package io.haldane.controller.tick;

import io.haldane.api.hooks.HookAnswer;
import io.haldane.api.metrics.Backend;
import io.haldane.api.metrics.Sample;
import io.haldane.engine.decision.Answer;
import io.haldane.engine.decision.MetricRequest;
import io.haldane.engine.decision.Question;
import io.haldane.outbound.TraceParent;
import io.haldane.outbound.admission.Calls;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.jboss.logging.Logger;

/**
 * Answers the questions of one round in parallel. Always answers: what hangs, crashes or is served
 * by nobody is unavailable, and what there was no place for is not asked, with the reason.
 */
public final class Answering {
  private static final Logger LOG = Logger.getLogger(Answering.class);

  private final Calls calls;
  private final Measuring measuring;
  private final HookRounds hooks;
  private final RunSlots slots;

  public Answering(Calls calls, Measuring measuring, HookRounds hooks, RunSlots slots) {
    this.calls = calls;
    this.measuring = measuring;
    this.hooks = hooks;
    this.slots = slots;
  }

  /**
   * Answers all questions.
   *
   * @param namespace of the canary whose questions they are
   * @param trail follows the calls
   */
  public Map<Question, Answer> answer(String namespace, Set<Question> questions, CallTrail trail)
      throws InterruptedException {
    Map<Question, Future<Answer>> begun = new HashMap<>();
    questions.forEach(
        question -> begun.put(question, calls.begin(() -> answer(namespace, question, trail))));
    Map<Question, Answer> answers = new HashMap<>();
    for (Map.Entry<Question, Future<Answer>> entry : begun.entrySet()) {
      try {
        answers.put(entry.getKey(), entry.getValue().get());
      } catch (ExecutionException e) {
        LOG.error("a question could not be answered because of a bug", Calls.crash(Calls.cause(e)));
        answers.put(entry.getKey(), crashed(entry.getKey(), Calls.cause(e)));
      } finally {
        if (Thread.currentThread().isInterrupted()) {
          begun.values().forEach(future -> future.cancel(true));
        }
      }
    }
    return answers;
  }

  /** Names the kind of crash only: messages may hold whole addresses. */
  private static Answer crashed(Question question, Throwable failure) {
    String why =
        "no answer because of a bug in the controller (%s); see its log"
            .formatted(failure.getClass().getSimpleName());
    return switch (question) {
      case Question.Hooks(_, var checks) ->
          new Answer.HookRound(
              checks.stream()
                  .limit(1)
                  .map(check ->
                      new Answer.HookOutcome(check.name(), new HookAnswer.Unreachable(why)))
                  .toList());
      case Question.Metric _ ->
          new Answer.Measured(new Sample.Unavailable(Sample.Fault.BACKEND, why));
      case Question.Turn _ -> new Answer.Turn(false, why);
      case Question.Availability _ -> new Answer.Availability(Optional.of(why));
    };
  }

  private Answer answer(String namespace, Question question, CallTrail trail) {
    return switch (question) {
      case Question.Hooks(var type, var checks) -> hooks.round(type, checks, trail);
      case Question.Metric(String name, MetricRequest request) ->
          new Answer.Measured(
              measured(namespace, request, trail.begin(CallTrail.Callee.BACKEND, name)));
      case Question.Turn turn -> slots.ask(turn);
      case Question.Availability(Backend backend) ->
          new Answer.Availability(measuring.check(namespace, backend));
    };
  }

  private Sample measured(String namespace, MetricRequest request, CallTrail.Followed call) {
    Sample sample =
        TraceParent.with(call.traceparent(), () -> measuring.measure(namespace, request));
    call.ended(
        switch (sample) {
          case Sample.Value _ -> "";
          case Sample.NoData(String why) -> why;
          case Sample.Unavailable(_, String why) -> why;
          case Sample.NotAsked(String why) -> why;
        });
    return sample;
  }
}
