package io.haldane.controller.web;

import io.haldane.controller.web.Changes.Message;
import io.smallrye.mutiny.Multi;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Instant;
import java.util.List;

/** The live side of what {@link DashboardResource} answers. */
@Path("/api/stream")
public class StreamResource {
  private final History history;
  private final Changes changes;

  @Inject
  public StreamResource(History history, Changes changes) {
    this.history = history;
    this.changes = changes;
  }

  /** First message of a stream. */
  public record Snapshot(Instant now, List<CanarySummary> canaries) {}

  /**
   * Events {@code snapshot}, then {@code canary}, {@code gone} and {@code heartbeat}. A reader that
   * comes back gets a snapshot again, whatever its Last-Event-ID: states are told, not differences.
   */
  @GET
  @Produces(MediaType.SERVER_SENT_EVENTS)
  public Multi<OutboundSseEvent> stream(@Context Sse sse) {
    return changes.stream(
            () -> new Message("snapshot", new Snapshot(Instant.now(), history.summaries())))
        .map(message -> event(sse, message));
  }

  private static OutboundSseEvent event(Sse sse, Message message) {
    return sse.newEventBuilder()
        .name(message.name())
        .mediaType(MediaType.APPLICATION_JSON_TYPE)
        .data(message.data())
        .build();
  }
}
