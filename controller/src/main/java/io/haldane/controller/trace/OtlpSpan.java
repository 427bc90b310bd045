package io.haldane.controller.trace;

import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.sdk.common.InstrumentationLibraryInfo;
import io.opentelemetry.sdk.common.InstrumentationScopeInfo;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import java.time.Instant;
import java.util.List;

/**
 * A span as the exporter wants it. The SDK's tracer is of no use: its spans begin and end in one
 * process, and it chooses their ids.
 */
record OtlpSpan(
    Span span,
    Resource getResource,
    SpanContext getSpanContext,
    SpanContext getParentSpanContext,
    io.opentelemetry.api.common.Attributes getAttributes)
    implements SpanData {
  /** One for all, so that the exporter sends all spans of a batch in one group and in order. */
  private static final InstrumentationScopeInfo SCOPE =
      InstrumentationScopeInfo.create("io.haldane.controller");

  static OtlpSpan of(Span span, Resource resource) {
    return new OtlpSpan(
        span,
        resource,
        context(span, span.id()),
        span.parent().isEmpty() ? SpanContext.getInvalid() : context(span, span.parent()),
        attributes(span));
  }

  private static SpanContext context(Span span, String id) {
    return SpanContext.create(
        span.trace().id(), id, TraceFlags.getSampled(), TraceState.getDefault());
  }

  private static io.opentelemetry.api.common.Attributes attributes(Span span) {
    AttributesBuilder attributes = io.opentelemetry.api.common.Attributes.builder();
    span.attributes()
        .forEach((name, value) -> {
          switch (value) {
            case Long number -> attributes.put(name, number);
            case Double number -> attributes.put(name, number);
            default -> attributes.put(name, value.toString());
          }
        });
    return attributes.build();
  }

  private static long nanos(Instant time) {
    return Math.addExact(Math.multiplyExact(time.getEpochSecond(), 1_000_000_000L), time.getNano());
  }

  @Override
  public String getName() {
    return span.name();
  }

  @Override
  public SpanKind getKind() {
    return switch (span.kind()) {
      case RUN -> SpanKind.SERVER;
      case WITHIN -> SpanKind.INTERNAL;
      case CALL -> SpanKind.CLIENT;
    };
  }

  @Override
  public StatusData getStatus() {
    return span.error()
        .map(why -> StatusData.create(StatusCode.ERROR, why))
        .orElseGet(StatusData::unset);
  }

  @Override
  public long getStartEpochNanos() {
    return nanos(span.begun());
  }

  @Override
  public long getEndEpochNanos() {
    return nanos(span.ended());
  }

  @Override
  public boolean hasEnded() {
    return true;
  }

  @Override
  public List<EventData> getEvents() {
    return List.of();
  }

  @Override
  public List<LinkData> getLinks() {
    return List.of();
  }

  @Override
  public int getTotalRecordedEvents() {
    return 0;
  }

  @Override
  public int getTotalRecordedLinks() {
    return 0;
  }

  @Override
  public int getTotalAttributeCount() {
    return getAttributes.size();
  }

  /** The interface still asks for it, although it is deprecated. */
  @Override
  @SuppressWarnings("deprecation")
  public InstrumentationLibraryInfo getInstrumentationLibraryInfo() {
    return InstrumentationLibraryInfo.create(SCOPE.getName(), null);
  }

  @Override
  public InstrumentationScopeInfo getInstrumentationScopeInfo() {
    return SCOPE;
  }
}
