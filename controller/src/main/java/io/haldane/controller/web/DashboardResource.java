package io.haldane.controller.web;

import io.haldane.controller.web.Changes.Message;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Multi;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Instant;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;

/** What the dashboard reads. Nothing here writes, and nothing asks the cluster. */
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class DashboardResource {
  private final History history;
  private final Changes changes;
  private final DashboardSettings settings;

  @Inject
  public DashboardResource(History history, Changes changes, DashboardSettings settings) {
    this.history = history;
    this.changes = changes;
    this.settings = settings;
  }

  /** First message of a stream. */
  public record Snapshot(Instant now, List<CanarySummary> canaries) {}

  @GET
  @Path("/settings")
  public DashboardSettings.View settings() {
    return settings.view();
  }

  @GET
  @Path("/canaries")
  public List<CanarySummary> canaries() {
    return history.summaries();
  }

  @GET
  @Path("/canaries/{namespace}/{name}")
  public CanaryDetail canary(
      @RestPath String namespace, @RestPath String name, @QueryParam("after") long after) {
    return history
        .detail(namespace, name, after)
        .orElseThrow(() -> new NotFoundException("no canary " + name + "." + namespace));
  }

  /**
   * Events {@code snapshot}, then {@code canary}, {@code gone} and {@code heartbeat}. A reader that
   * comes back gets a snapshot again, whatever its Last-Event-ID: states are told, not differences.
   */
  @GET
  @Path("/stream")
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @NonBlocking
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
