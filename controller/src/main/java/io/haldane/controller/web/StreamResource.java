package io.haldane.controller.web;

import io.haldane.controller.web.Changes.Message;
import io.smallrye.mutiny.Multi;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.ServiceUnavailableException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Instant;
import java.util.Optional;

/** The live side of what {@link DashboardResource} answers. */
@Path("/api/stream")
public class StreamResource {
  private final Changes changes;
  private final StreamPlaces places;
  private final Gatekeeper gatekeeper;

  @Inject
  public StreamResource(Changes changes, StreamPlaces places, Gatekeeper gatekeeper) {
    this.changes = changes;
    this.places = places;
    this.gatekeeper = gatekeeper;
  }

  /** First message of a stream. */
  public record Hello(Instant now) {}

  /**
   * Events {@code hello}, then {@code canaries}, {@code gone} and {@code heartbeat}. Whoever gets
   * hello asks for the list: all that comes later is sent here. The list itself is no part of the
   * stream, because it is long, and only whole answers are compressed: a compressor would keep the
   * last messages of a stream to itself.
   */
  @GET
  @Produces(MediaType.SERVER_SENT_EVENTS)
  public Multi<OutboundSseEvent> stream(@Context Sse sse, @Context HttpServerRequest request) {
    String peer = request.remoteAddress().hostAddress();
    StreamGate gate = gatekeeper.stream();
    Optional<String> user = gate.user();
    if (!places.enter(peer, user)) {
      throw new ServiceUnavailableException(
          Response.status(503).header("Retry-After", "30").build());
    }
    return gate.filter(changes.stream(() -> new Message("hello", new Hello(Instant.now()))))
        .map(message -> event(sse, message))
        .onTermination()
        .invoke(() -> places.leave(peer, user));
  }

  private static OutboundSseEvent event(Sse sse, Message message) {
    return sse.newEventBuilder()
        .name(message.name())
        .mediaType(MediaType.APPLICATION_JSON_TYPE)
        .data(message.data())
        .build();
  }
}
