package io.haldane.controller.tick;

import io.haldane.api.hooks.HookAnswer;
import io.haldane.api.hooks.HookCaller;
import io.haldane.api.hooks.HookRequest;
import io.haldane.api.metrics.Backend;
import io.haldane.api.metrics.MetricProvider;
import io.haldane.api.metrics.MetricQuery;
import io.haldane.api.metrics.ReferenceTypes;
import io.haldane.api.metrics.Sample;
import io.haldane.engine.Answer;
import io.haldane.engine.HookType;
import io.haldane.engine.Question;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Answers the questions of one round in parallel. Always answers: what hangs, crashes or is served
 * by nobody is unavailable, with the reason.
 */
public final class Answering implements AutoCloseable {
  /** The pause between two tries of a hook grows to this at most. */
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  private static final Duration MARGIN = Duration.ofSeconds(5);

  private final DeadlineCalls calls = new DeadlineCalls();
  private final Map<String, MetricProvider> providers;
  private final HookCaller hooks;
  private final Turns turns;
  private final Duration metricDeadline;
  private final TickTimes times;

  public Answering(
      List<MetricProvider> providers,
      HookCaller hooks,
      Turns turns,
      Duration metricDeadline,
      TickTimes times) {
    this.providers =
        providers.stream().collect(Collectors.toUnmodifiableMap(MetricProvider::type, p -> p));
    this.hooks = hooks;
    this.turns = turns;
    this.metricDeadline = metricDeadline;
    this.times = times;
  }

  public Map<Question, Answer> answer(Set<Question> questions) throws InterruptedException {
    Map<Question, Future<Answer>> begun = new HashMap<>();
    questions.forEach(question -> begun.put(question, calls.begin(() -> answer(question))));
    Map<Question, Answer> answers = new HashMap<>();
    for (Map.Entry<Question, Future<Answer>> entry : begun.entrySet()) {
      try {
        answers.put(entry.getKey(), entry.getValue().get());
      } catch (ExecutionException e) {
        throw new IllegalStateException("no answer to " + entry.getKey(), e.getCause());
      } finally {
        if (Thread.currentThread().isInterrupted()) {
          begun.values().forEach(future -> future.cancel(true));
        }
      }
    }
    return answers;
  }

  private Answer answer(Question question) {
    return switch (question) {
      case Question.Hooks(HookType type, var checks) -> round(type, checks);
      case Question.Metric(_, MetricQuery query) -> new Answer.Measured(measure(query));
      case Question.Turn turn -> turns.ask(turn);
      case Question.Availability(Backend backend) -> new Answer.Availability(check(backend));
    };
  }

  /** In order: a gate that is shut ends the round, and so does a rollback hook that calls. */
  private Answer round(HookType type, List<Question.HookCheck> checks) {
    List<Answer.HookOutcome> outcomes = new ArrayList<>();
    for (Question.HookCheck check : checks) {
      HookAnswer answer = ask(check.request());
      outcomes.add(new Answer.HookOutcome(check.name(), answer));
      boolean passed = answer instanceof HookAnswer.Passed;
      if (passed == (type == HookType.ROLLBACK)) {
        break;
      }
    }
    return new Answer.HookRound(List.copyOf(outcomes));
  }

  /** One call outside of a round, under the same deadline and bulkhead. */
  public HookAnswer ask(HookRequest request) {
    return calls.call(
        request.url(), deadline(request), () -> hooks.call(request), HookAnswer.Unreachable::new);
  }

  /** All tries with all pauses, and a margin: the caller keeps its own time, this one its word. */
  private static Duration deadline(HookRequest request) {
    return request
        .timeout()
        .multipliedBy(request.retries() + 1L)
        .plus(LONGEST_PAUSE.multipliedBy(request.retries()))
        .plus(MARGIN);
  }

  private Sample measure(MetricQuery query) {
    MetricProvider provider = providers.get(query.backend().type());
    if (provider == null) {
      return new Sample.Unavailable(Sample.Fault.CONFIGURATION, nobody(query.backend()));
    }
    return timed(
        provider.type(),
        () ->
            calls.call(
                query.backend().address(),
                metricDeadline,
                () -> provider.query(query),
                why -> new Sample.Unavailable(Sample.Fault.BACKEND, why)));
  }

  private Optional<String> check(Backend backend) {
    MetricProvider provider = providers.get(backend.type());
    if (provider == null) {
      return Optional.of(nobody(backend));
    }
    return timed(
        provider.type(),
        () ->
            calls.call(
                backend.address(), metricDeadline, () -> provider.check(backend), Optional::of));
  }

  private String nobody(Backend backend) {
    if (ReferenceTypes.has(backend.type())) {
      return "metric provider '"
          + backend.type()
          + "' is served by Flagger and not yet by Haldane; let Flagger drive the canaries that need it";
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

  @Override
  public void close() {
    calls.close();
  }
}
