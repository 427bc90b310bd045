package io.haldane.controller.trace;

import io.haldane.api.hooks.HookRequest;
import io.haldane.controller.tick.CallTrail;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** The call that sends one event of a run to its hook. It may end after the run. */
final class EventSpan implements CallTrail.Followed {
  private final RunTrace trace;
  private final HookRequest.Payload payload;
  private final SpanSink sink;
  private final InstantSource clock;
  private final String id = TraceIds.once();
  private final Instant begun;

  EventSpan(RunTrace trace, HookRequest.Payload payload, SpanSink sink, InstantSource clock) {
    this.trace = trace;
    this.payload = payload;
    this.sink = sink;
    this.clock = clock;
    this.begun = clock.instant();
  }

  @Override
  public Optional<String> traceparent() {
    return Optional.of(trace.traceparent(id));
  }

  @Override
  public void ended(String problem) {
    Attributes attributes =
        new Attributes()
            .with("k8s.namespace.name", payload.namespace())
            .with("haldane.canary", payload.name())
            .with("haldane.run.id", payload.run().id())
            .with("haldane.event", payload.metadata().get("eventMessage"))
            .with("haldane.answer", problem);
    sink.add(
        new Span(
            trace,
            id,
            trace.root(),
            "event hook",
            Span.Kind.CALL,
            begun,
            clock.instant(),
            attributes.all(),
            problem.isEmpty() ? Optional.empty() : Optional.of(problem)));
  }
}
