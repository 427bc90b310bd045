package io.haldane.controller.trace;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.haldane.api.LiveObjects;
import io.haldane.api.hooks.HookRequest;
import io.haldane.api.hooks.HookRun;
import io.haldane.api.metrics.MetricContext;
import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.api.v1beta1.RecordedStep;
import io.haldane.api.v1beta1.RunRecord;
import io.haldane.api.v1beta1.RunRelease;
import io.haldane.api.v1beta1.RunResult;
import io.haldane.controller.Wiring;
import io.haldane.controller.kube.CanaryKey;
import io.haldane.controller.kube.WriteOutcome;
import io.haldane.controller.testing.Acts;
import io.haldane.controller.testing.Objects;
import io.haldane.controller.tick.Answering;
import io.haldane.controller.tick.CallTrail;
import io.haldane.controller.tick.HookRounds;
import io.haldane.controller.tick.Measuring;
import io.haldane.controller.tick.RunSlots;
import io.haldane.controller.tick.TickObservers;
import io.haldane.engine.decision.Answers;
import io.haldane.engine.decision.Decision;
import io.haldane.engine.decision.HookType;
import io.haldane.engine.decision.Question;
import io.haldane.engine.record.Filing;
import io.haldane.engine.settings.Settings;
import io.haldane.engine.world.ApiOutage;
import io.haldane.engine.world.AvailableSince;
import io.haldane.engine.world.RelatedObjects;
import io.haldane.engine.world.RouterFacts;
import io.haldane.engine.world.World;
import io.haldane.outbound.admission.Calls;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is traced beside the steps of a run, and what becomes of a write that got no answer. */
class RunTracesTest {
  private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
  private static final CanaryKey KEY = new CanaryKey("test", "shop");
  private static final WriteOutcome NO_ANSWER = new WriteOutcome.Unavailable("no answer");

  @RegisterExtension
  static final WireMockExtension SERVER = WireMockExtension.newInstance().build();

  private final Calls calls = new Calls();
  private final HookRounds hooks = new HookRounds(calls, Wiring.load().hooks());
  private final Answering answering =
      new Answering(
          calls,
          new Measuring(
              calls,
              List.of(),
              MetricContext.of(() -> START),
              Duration.ofSeconds(5),
              TickObservers.NONE),
          hooks,
          new RunSlots(new RunSlots.Limits(0, 0), Stream::empty, _ -> {}));
  private final List<Span> spans = new ArrayList<>();
  private final RunTraces traces = new RunTraces(spans::add, this::now);
  private int seconds;

  @AfterEach
  void close() {
    calls.close();
  }

  private Instant now() {
    return START.plusSeconds(seconds);
  }

  private static CanaryStatus running(int... weights) {
    Map<String, RecordedStep> steps = new TreeMap<>();
    for (int weight : weights) {
      String at = START.plusSeconds(10L * steps.size()).toString();
      steps.put(
          RunRecord.key(steps.size() + 1),
          new RecordedStep(at, "Progressing", weight, 0, 0, "advance", "fine", List.of(), null));
    }
    RunRecord run =
        new RunRecord(
            "r1", START.toString(), RunRelease.UNKNOWN, List.of(), Map.of(), steps, null, null);
    return CanaryStatus.EMPTY
        .edit()
        .phase(CanaryPhase.PROGRESSING)
        .runStartedAt(START.toString())
        .run(run)
        .done();
  }

  private static CanaryStatus ended(int... weights) {
    CanaryStatus last = running(weights);
    RunRecord run = requireNonNull(last.run());
    return last.edit()
        .phase(CanaryPhase.FAILED)
        .run(run.ended(new RunResult(START.plusSeconds(30).toString(), "failed", "too slow")))
        .done();
  }

  private static World world(CanaryStatus status) {
    Canary canary = Objects.canary("shop");
    canary.getMetadata().setUid("3f0c");
    canary.setStatus(status);
    return new World(
        START,
        canary,
        Settings.DEFAULTS,
        new RouterFacts.Unknown("fake", List.of()),
        List.of(),
        LiveObjects.NONE,
        RelatedObjects.NONE,
        AvailableSince.UNWATCHED,
        ApiOutage.NONE,
        Answers.NONE);
  }

  /** One reconcile, whose write of the status had that outcome. */
  private void tick(CanaryStatus before, CanaryStatus next, WriteOutcome outcome) {
    World world = world(before);
    traces.observed(world);
    conclude(world, next, outcome);
  }

  private void conclude(World world, CanaryStatus next, WriteOutcome outcome) {
    Decision.Act act = (Decision.Act) Acts.act(next, List.of());
    traces.decided(world, act);
    seconds++;
    if (!next.equals(world.canary().statusOrEmpty())) {
      traces.wrote(KEY, KEY.ref(), Duration.ZERO, outcome);
    }
    if (outcome instanceof WriteOutcome.Done) {
      traces.persisted(world, act);
    }
    traces.ended(world.canary(), Duration.ZERO);
  }

  private List<String> names() {
    return spans.stream().map(Span::name).toList();
  }

  private static WriteOutcome done() {
    return new WriteOutcome.Done(Optional.empty());
  }

  private HookRequest request(String path, HookRun run) {
    HookRequest.Payload payload =
        new HookRequest.Payload(
            "shop", "test", "Progressing", "", Map.of("eventMessage", "Advance shop.test"), run);
    String url = "http://localhost:" + SERVER.getPort() + path;
    return new HookRequest(url, Duration.ofSeconds(5), 0, false, "1", payload);
  }

  private static HookRun run(String id) {
    return new HookRun("3f0c", id, 10, 0, Map.of());
  }

  @Test
  void an_event_hook_gets_the_header_of_a_span_below_its_run() {
    SERVER.stubFor(any(anyUrl()).willReturn(ok()));
    HookRequest request = request("/event?token=hidden", run("r1"));

    hooks.event(request, traces.event(request));

    RunTrace trace = RunTrace.of("3f0c", "r1");
    Span span = spans.getLast();
    assertThat(span.trace()).isEqualTo(trace);
    assertThat(span.parent()).isEqualTo(trace.root());
    assertThat(span.attributes()).containsEntry("haldane.event", "Advance shop.test");
    assertThat(span.error()).isEmpty();
    assertThat(spans.toString()).doesNotContain("hidden");
    SERVER.verify(
        postRequestedFor(urlEqualTo("/event?token=hidden"))
            .withHeader("traceparent", equalTo(trace.traceparent(span.id()))));
  }

  @Test
  void an_event_hook_that_refuses_is_an_error_in_the_trace() {
    SERVER.stubFor(any(anyUrl()).willReturn(status(403)));
    HookRequest request = request("/event", run("r1"));

    hooks.event(request, traces.event(request));

    assertThat(spans.getLast().error()).isPresent();
  }

  @Test
  void an_event_that_belongs_to_no_run_has_no_header() {
    SERVER.stubFor(any(anyUrl()).willReturn(ok()));
    HookRequest request = request("/outside", HookRun.UNKNOWN);

    hooks.event(request, traces.event(request));

    SERVER.verify(postRequestedFor(urlEqualTo("/outside")).withoutHeader("traceparent"));
    assertThat(spans).isEmpty();
  }

  private String ask(String path) {
    CallTrail trail = traces.trail(KEY);
    Question.HookCheck gate = new Question.HookCheck("gate", request(path, HookRun.UNKNOWN));
    Question question = new Question.Hooks(HookType.CONFIRM_ROLLOUT, List.of(gate));
    try {
      answering.answer("test", Set.of(question), trail);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    return SERVER.findAll(postRequestedFor(urlEqualTo(path))).getLast().getHeader("traceparent");
  }

  @Test
  void a_gate_that_is_asked_before_the_run_has_a_trace_that_ends_when_the_run_begins() {
    SERVER.stubFor(any(anyUrl()).willReturn(status(403)));
    CanaryStatus waiting =
        CanaryStatus.EMPTY
            .edit()
            .phase(CanaryPhase.WAITING)
            .lastTransitionTime(START.minusSeconds(600).toString())
            .done();
    World closed = world(waiting);
    traces.observed(closed);
    String first = ask("/gate");
    conclude(closed, waiting, done());
    SERVER.stubFor(any(anyUrl()).willReturn(ok()));
    World open = world(waiting);
    traces.observed(open);
    String second = ask("/gate");
    conclude(open, running(0), done());

    assertThat(names())
        .containsExactly(
            "hook gate", "hook gate", "WAIT canary shop", "step weight 0%", "write Canary");
    Span wait = spans.get(2);
    assertThat(wait.begun()).isEqualTo(START.minusSeconds(600));
    assertThat(wait.parent()).isEmpty();
    assertThat(wait.attributes()).containsEntry("haldane.run.id", "r1");
    assertThat(first).isEqualTo(wait.trace().traceparent(spans.get(0).id()));
    assertThat(second).isEqualTo(wait.trace().traceparent(spans.get(1).id()));
    assertThat(spans.subList(0, 2))
        .allMatch(span -> span.parent().equals(wait.id()) && span.error().isEmpty());
    assertThat(spans.getLast().trace()).isEqualTo(RunTrace.of("3f0c", "r1"));
  }

  @Test
  void a_step_whose_write_got_no_answer_is_traced_when_it_is_seen() {
    tick(running(10), running(10, 20), NO_ANSWER);
    assertThat(spans).isEmpty();

    tick(running(10, 20), running(10, 20), done());
    assertThat(names()).containsExactly("step weight 10%", "write Canary");
    assertThat(spans.getFirst().ended()).isEqualTo(START.plusSeconds(1));
    assertThat(spans.getLast().parent()).isEqualTo(spans.getFirst().id());
  }

  @Test
  void a_cache_that_is_late_does_not_say_that_the_write_failed() {
    tick(running(10), running(10, 20), NO_ANSWER);
    tick(running(10), running(10, 30), new WriteOutcome.Stale("conflict"));
    tick(running(10, 20), running(10, 20), done());

    assertThat(names()).containsExactly("write Canary", "step weight 10%", "write Canary");
  }

  @Test
  void a_write_that_failed_is_no_step() {
    tick(running(10), running(10, 20), NO_ANSWER);
    tick(running(10), running(10, 40), done());

    assertThat(names()).containsExactly("write Canary", "step weight 10%", "write Canary");
    assertThat(spans.get(1).attributes()).containsEntry("haldane.weight.next", 40L);
  }

  @Test
  void the_end_of_a_run_whose_write_got_no_answer_ends_its_trace() {
    CanaryStatus end = ended(10, 0);
    RunRecord run = requireNonNull(end.run());
    tick(running(10), end, NO_ANSWER);
    CanaryStatus filed = Filing.filed(end, run);
    tick(filed, filed, done());

    assertThat(names()).containsExactly("step weight 10%", "write Canary", "RUN canary shop");
    assertThat(spans.getLast().error()).contains("too slow");
  }
}
