package io.haldane.controller.tick;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.hooks.HookAnswer;
import io.haldane.api.hooks.HookCaller;
import io.haldane.api.hooks.HookRequest;
import io.haldane.api.metrics.AddressNeed;
import io.haldane.api.metrics.Backend;
import io.haldane.api.metrics.Credentials;
import io.haldane.api.metrics.Freshness;
import io.haldane.api.metrics.MetricAnswer;
import io.haldane.api.metrics.MetricCapabilities;
import io.haldane.api.metrics.MetricContext;
import io.haldane.api.metrics.MetricProvider;
import io.haldane.api.metrics.MetricQuery;
import io.haldane.api.metrics.MetricSource;
import io.haldane.api.metrics.Sample;
import io.haldane.api.metrics.Window;
import io.haldane.engine.decision.Answer;
import io.haldane.engine.decision.HookType;
import io.haldane.engine.decision.MetricRequest;
import io.haldane.engine.decision.Question;
import io.haldane.outbound.admission.Calls;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.function.Function;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AnsweringTest {
  private static final Duration DEADLINE = Duration.ofSeconds(20);
  private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");
  private static final String CRASHED =
      "the call to http://backend failed because of a bug in the controller (IllegalStateException);"
          + " see its log";
  private final List<String> called = new CopyOnWriteArrayList<>();

  private static final RunSlots NO_LIMITS =
      new RunSlots(new RunSlots.Limits(0, 0), Stream::of, _ -> {});

  private record Provider(
      String type, Freshness freshness, Function<MetricQuery, MetricAnswer> answer)
      implements MetricProvider {
    Provider(String type, Function<MetricQuery, MetricAnswer> answer) {
      this(type, Freshness.IMMEDIATE, answer);
    }

    @Override
    public MetricCapabilities capabilities() {
      return new MetricCapabilities(
          type, new AddressNeed.Required(), Credentials.NONE, freshness, false, false);
    }

    @Override
    public MetricSource open(Backend backend, MetricContext context) {
      return new MetricSource() {
        @Override
        public MetricAnswer query(MetricQuery query, Duration deadline) {
          return answer.apply(query);
        }

        @Override
        public Optional<String> check(Duration deadline) {
          throw new IllegalStateException("on purpose");
        }
      };
    }
  }

  private static Question.HookCheck hook(String name) {
    HookRequest.Payload payload = new HookRequest.Payload("shop", "test", "", "", Map.of());
    return new Question.HookCheck(
        name,
        new HookRequest("http://" + name + "/", Duration.ofSeconds(10), 0, false, "1", payload));
  }

  private static Question.Metric metric(String type, String name) {
    Backend backend = new Backend(type, "http://backend", Map.of(), null, null, false);
    return new Question.Metric(
        name, new MetricRequest(backend, name, Duration.ofMinutes(1), Optional.empty()));
  }

  private final Calls calls = new Calls();

  @AfterEach
  void stop() {
    calls.close();
  }

  private Answering answering(HookCaller hooks, MetricProvider... providers) {
    return answering(DEADLINE, hooks, providers);
  }

  private Answering answering(Duration deadline, HookCaller hooks, MetricProvider... providers) {
    return new Answering(
        calls,
        measuring(deadline, TickObservers.NONE, providers),
        new HookRounds(calls, hooks),
        NO_LIMITS);
  }

  private Measuring measuring(
      Duration deadline, TickObserver observer, MetricProvider... providers) {
    MetricContext context = MetricContext.of(() -> NOW);
    return new Measuring(calls, List.of(providers), context, deadline, observer);
  }

  private List<String> round(HookType type, String... passing) throws InterruptedException {
    HookCaller hooks =
        (request, _) -> {
          String host = URI.create(request.url()).getHost();
          called.add(host);
          return List.of(passing).contains(host)
              ? new HookAnswer.Passed()
              : new HookAnswer.Refused(403, "no");
        };
    Question question = new Question.Hooks(type, List.of(hook("a"), hook("b"), hook("c")));
    Answering answering = answering(hooks);
    Answer answer = answering.answer("test", Set.of(question), CallTrail.NONE).get(question);
    assertThat(answer).isInstanceOf(Answer.HookRound.class);
    return called;
  }

  @Test
  void gates_are_asked_in_order_up_to_the_first_that_is_shut() throws InterruptedException {
    assertThat(round(HookType.CONFIRM_ROLLOUT, "a", "c")).containsExactly("a", "b");
  }

  @Test
  void rollback_hooks_are_asked_in_order_up_to_the_first_that_calls() throws InterruptedException {
    assertThat(round(HookType.ROLLBACK, "b")).containsExactly("a", "b");
  }

  @Test
  void questions_of_one_round_are_answered_beside_each_other() throws InterruptedException {
    CyclicBarrier together = new CyclicBarrier(3);
    MetricProvider provider =
        new Provider(
            "p",
            query -> {
              try {
                together.await();
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
              return new MetricAnswer.Value(query.text().length());
            });
    Set<Question> questions = Set.of(metric("p", "a"), metric("p", "bb"), metric("p", "ccc"));
    Answering answering = answering((_, _) -> new HookAnswer.Passed(), provider);
    assertThat(answering.answer("test", questions, CallTrail.NONE))
        .containsEntry(metric("p", "bb"), new Answer.Measured(new Sample.Value(2)))
        .hasSize(3);
  }

  @Test
  void a_provider_that_crashes_is_unavailable() throws InterruptedException {
    MetricProvider provider =
        new Provider(
            "p",
            _ -> {
              throw new IllegalStateException("on purpose");
            });
    Answering answering = answering((_, _) -> new HookAnswer.Passed(), provider);
    assertThat(
            answering
                .answer("test", Set.of(metric("p", "a")), CallTrail.NONE)
                .get(metric("p", "a")))
        .isEqualTo(new Answer.Measured(new Sample.Unavailable(Sample.Fault.BACKEND, CRASHED)));
    Question.Availability check = new Question.Availability(metric("p", "a").request().backend());
    assertThat(answering.answer("test", Set.of(check), CallTrail.NONE).get(check))
        .isEqualTo(new Answer.Availability(Optional.of(CRASHED)));
  }

  @Test
  void a_provider_that_hangs_is_unavailable_and_interrupted() throws InterruptedException {
    CountDownLatch interrupted = new CountDownLatch(1);
    MetricProvider provider =
        new Provider(
            "p",
            _ -> {
              try {
                new CountDownLatch(1).await();
              } catch (InterruptedException e) {
                interrupted.countDown();
              }
              return new MetricAnswer.Value(0);
            });
    Answering answering =
        answering(Duration.ofMillis(50), (_, _) -> new HookAnswer.Passed(), provider);
    assertThat(
            answering
                .answer("test", Set.of(metric("p", "a")), CallTrail.NONE)
                .get(metric("p", "a")))
        .isEqualTo(
            new Answer.Measured(
                new Sample.Unavailable(
                    Sample.Fault.BACKEND, "no answer from http://backend within 50ms")));
    interrupted.await();
  }

  @Test
  void a_backend_that_answers_nobody_is_not_asked() throws InterruptedException {
    MetricProvider provider =
        new Provider(
            "p",
            _ -> {
              try {
                new CountDownLatch(1).await();
              } catch (InterruptedException e) {
                // Its time is over.
              }
              return new MetricAnswer.Value(0);
            });
    Answering answering =
        answering(Duration.ofMillis(20), (_, _) -> new HookAnswer.Passed(), provider);
    Answer spared =
        new Answer.Measured(
            new Sample.NotAsked("http://backend did not answer the last calls of namespace test"));
    Question.Metric question = metric("p", "a");

    Awaitility.await()
        .until(
            () -> answering.answer("test", Set.of(question), CallTrail.NONE).containsValue(spared));

    assertThat(answering.answer("other", Set.of(question), CallTrail.NONE).get(question))
        .isEqualTo(
            new Answer.Measured(
                new Sample.Unavailable(
                    Sample.Fault.BACKEND, "no answer from http://backend within 20ms")));
  }

  @Test
  void a_type_that_nobody_serves_is_a_fault_of_the_configuration() throws InterruptedException {
    MetricProvider known = new Provider("known", _ -> new MetricAnswer.Value(0));
    Answering answering = answering((_, _) -> new HookAnswer.Passed(), known);
    assertThat(
            answering
                .answer("test", Set.of(metric("x", "a")), CallTrail.NONE)
                .get(metric("x", "a")))
        .isEqualTo(
            new Answer.Measured(
                new Sample.Unavailable(
                    Sample.Fault.CONFIGURATION,
                    "no metric provider of type 'x'; choose one of known")));
  }

  private Sample measured(Provider provider, Instant runStartedAt) throws InterruptedException {
    Backend backend = new Backend("slow", "http://backend", Map.of(), null, null, false);
    Question question =
        new Question.Metric(
            "m", new MetricRequest(backend, "q", Duration.ofMinutes(5), Optional.of(runStartedAt)));
    Answering answering = answering((_, _) -> new HookAnswer.Passed(), provider);
    Answer answer = answering.answer("test", Set.of(question), CallTrail.NONE).get(question);
    if (answer instanceof Answer.Measured(Sample sample)) {
      return sample;
    }
    throw new AssertionError("not measured: " + answer);
  }

  @Test
  void a_slow_backend_is_asked_for_what_it_has_and_never_for_what_was_before_the_run()
      throws InterruptedException {
    List<Window> asked = new CopyOnWriteArrayList<>();
    Provider slow =
        new Provider(
            "slow",
            Freshness.delayed(Duration.ofMinutes(2)),
            query -> {
              asked.add(query.window());
              return new MetricAnswer.Value(1);
            });
    assertThat(measured(slow, NOW.minusSeconds(3600))).isEqualTo(new Sample.Value(1));
    assertThat(measured(slow, NOW.minusSeconds(180))).isEqualTo(new Sample.Value(1));
    assertThat(asked)
        .containsExactly(
            new Window(NOW.minusSeconds(420), NOW.minusSeconds(120)),
            new Window(NOW.minusSeconds(180), NOW.minusSeconds(120)));
    assertThat(measured(slow, NOW.minusSeconds(60)))
        .isEqualTo(
            new Sample.NotAsked("the backend has no data of this run before 2026-11-27T12:01:00Z"));
    assertThat(asked).hasSize(2);
  }

  @Test
  void a_bug_in_answering_is_an_answer_without_the_address() throws InterruptedException {
    TickObserver crashing =
        new TickObserver() {
          @Override
          public void answered(String type, Duration took) {
            throw new ArithmeticException("http://backend/secret");
          }
        };
    MetricProvider known = new Provider("p", _ -> new MetricAnswer.Value(0));
    Answering answering =
        new Answering(
            calls,
            measuring(DEADLINE, crashing, known),
            new HookRounds(calls, (_, _) -> new HookAnswer.Passed()),
            NO_LIMITS);
    Question.Availability check = new Question.Availability(metric("p", "a").request().backend());

    String why = "no answer because of a bug in the controller (ArithmeticException); see its log";
    assertThat(answering.answer("test", Set.of(metric("p", "a"), check), CallTrail.NONE))
        .containsEntry(
            metric("p", "a"),
            new Answer.Measured(new Sample.Unavailable(Sample.Fault.BACKEND, why)))
        .containsEntry(check, new Answer.Availability(Optional.of(why)));
  }
}
