package io.haldane.controller.tick;

import io.haldane.api.hooks.HookAnswer;
import io.haldane.api.metrics.Backend;
import io.haldane.api.metrics.MetricProvider;
import io.haldane.api.metrics.MetricQuery;
import io.haldane.api.metrics.ReferenceTypes;
import io.haldane.api.metrics.Sample;
import io.haldane.engine.decision.Answer;
import io.haldane.engine.decision.Question;
import io.haldane.outbound.admission.CallTarget;
import io.haldane.outbound.admission.Calls;
import io.haldane.outbound.admission.Outcome;
import io.haldane.outbound.admission.Purpose;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Answers the questions of one round in parallel. Always answers: what hangs, crashes or is served
 * by nobody is unavailable, and what there was no place for is not asked, with the reason.
 */
public final class Answering {
  private static final Logger LOG = Logger.getLogger(Answering.class);

  /** How long a query waits for its place before the canary is held instead. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Calls calls;
  private final Map<String, MetricProvider> providers;
  private final HookRounds hooks;
  private final RunSlots turns;
  private final Duration metricDeadline;
  private final TickTimes times;

  public Answering(
      Calls calls,
      List<MetricProvider> providers,
      HookRounds hooks,
      RunSlots turns,
      Duration metricDeadline,
      TickTimes times) {
    this.calls = calls;
    this.providers =
        providers.stream().collect(Collectors.toUnmodifiableMap(MetricProvider::type, p -> p));
    this.hooks = hooks;
    this.turns = turns;
    this.metricDeadline = metricDeadline;
    this.times = times;
  }

  /**
   * Answers all questions.
   *
   * @param namespace of the canary whose questions they are
   */
  public Map<Question, Answer> answer(String namespace, Set<Question> questions)
      throws InterruptedException {
    Map<Question, Future<Answer>> begun = new HashMap<>();
    questions.forEach(
        question -> begun.put(question, calls.begin(() -> answer(namespace, question))));
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

  private Answer answer(String namespace, Question question) {
    return switch (question) {
      case Question.Hooks(var type, var checks) -> hooks.round(type, checks);
      case Question.Metric(_, MetricQuery query) -> new Answer.Measured(measure(namespace, query));
      case Question.Turn turn -> turns.ask(turn);
      case Question.Availability(Backend backend) ->
          new Answer.Availability(check(namespace, backend));
    };
  }

  private Sample measure(String namespace, MetricQuery query) {
    MetricProvider provider = providers.get(query.backend().type());
    if (provider == null) {
      return new Sample.Unavailable(Sample.Fault.CONFIGURATION, nobody(query.backend()));
    }
    CallTarget to = CallTarget.of(Purpose.METRICS, namespace, query.backend().address());
    return timed(
        provider.type(),
        () ->
            switch (calls.call(to, PATIENCE, metricDeadline, () -> provider.query(query))) {
              case Outcome.Answered<Sample>(Sample sample) -> sample;
              case Outcome.Failed<Sample>(String why) ->
                  new Sample.Unavailable(Sample.Fault.BACKEND, why);
              case Outcome.NotAsked<Sample>(String why) -> new Sample.NotAsked(why);
            });
  }

  private Optional<String> check(String namespace, Backend backend) {
    MetricProvider provider = providers.get(backend.type());
    if (provider == null) {
      return Optional.of(nobody(backend));
    }
    CallTarget to = CallTarget.of(Purpose.METRICS, namespace, backend.address());
    return timed(
        provider.type(),
        () ->
            switch (calls.call(to, PATIENCE, metricDeadline, () -> provider.check(backend))) {
              case Outcome.Answered<Optional<String>>(Optional<String> problem) -> problem;
              case Outcome.Failed<Optional<String>>(String why) -> Optional.of(why);
              case Outcome.NotAsked<Optional<String>>(String why) -> Optional.of(why);
            });
  }

  private String nobody(Backend backend) {
    if (ReferenceTypes.has(backend.type())) {
      return "metric provider '"
          + backend.type()
          + "' is supported by Flagger and not yet by Haldane; keep Flagger for the canaries that need it";
    }
    return "no metric provider of type '"
        + backend.type()
        + "'; choose one of "
        + String.join(", ", providers.keySet().stream().sorted().toList());
  }

  private <T> T timed(String type, Supplier<T> call) {
    long begun = System.nanoTime();
    try {
      return call.get();
    } finally {
      times.answered(type, Duration.ofNanos(System.nanoTime() - begun));
    }
  }
}
