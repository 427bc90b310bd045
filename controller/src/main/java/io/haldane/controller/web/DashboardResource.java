package io.haldane.controller.web;

import io.haldane.controller.web.login.Permissions.Deed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;

/** What the dashboard reads, as far as the viewer may see it. Nothing here writes. */
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class DashboardResource {
  private final History history;
  private final DashboardSettings settings;
  private final Gatekeeper gatekeeper;

  @Inject
  public DashboardResource(History history, DashboardSettings settings, Gatekeeper gatekeeper) {
    this.history = history;
    this.settings = settings;
    this.gatekeeper = gatekeeper;
  }

  @GET
  @Path("/settings")
  public DashboardSettings.View settings() {
    return settings.view(gatekeeper.viewer());
  }

  @GET
  @Path("/canaries")
  public List<CanarySummary> canaries() {
    return gatekeeper.visible(history.summaries());
  }

  @GET
  @Path("/canaries/{namespace}/{name}")
  public CanaryDetail canary(
      @RestPath String namespace, @RestPath String name, @QueryParam("after") long after) {
    gatekeeper.require(Deed.GET, namespace);
    return history
        .detail(namespace, name, after)
        .orElseThrow(() -> new NotFoundException("no canary " + name + "." + namespace));
  }
}
