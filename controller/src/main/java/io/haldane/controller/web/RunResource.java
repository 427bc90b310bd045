package io.haldane.controller.web;

import io.haldane.api.v1alpha1.CanaryRun;
import io.haldane.api.v1beta1.RecordedStep;
import io.haldane.api.v1beta1.RunRecord;
import io.haldane.controller.kube.RunObjects;
import io.haldane.controller.kube.Unreadable;
import io.haldane.controller.web.login.ClusterAccess;
import io.haldane.controller.web.login.Permissions.Deed;
import io.haldane.controller.web.login.Refused;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jboss.resteasy.reactive.RestPath;

/** The record of a run that has ended, read from the API server when somebody asks for it. */
@Path("/api/canaries/{namespace}/{name}/runs/{run}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class RunResource {
  /** A record may have 256 KiB. */
  private static final int AT_ONCE = 8;

  private final Semaphore turns = new Semaphore(AT_ONCE);
  private final History history;
  private final Gatekeeper gatekeeper;
  private final ClusterAccess cluster;

  @Inject
  public RunResource(History history, Gatekeeper gatekeeper, ClusterAccess cluster) {
    this.history = history;
    this.gatekeeper = gatekeeper;
    this.cluster = cluster;
  }

  /**
   * One run as the page shows it.
   *
   * @param steps in the order of time
   */
  public record Answer(RunRecord run, List<RecordedStep> steps) {}

  /** Only of runs that the list of the canary has: nobody gets to read other objects. */
  @GET
  public Answer run(@RestPath String namespace, @RestPath String name, @RestPath String run) {
    gatekeeper.require(Deed.GET, namespace);
    String object =
        Optional.of(run)
            .filter(id -> history.lists(namespace, name, id))
            .flatMap(id -> CanaryRun.name(name, id))
            .orElseThrow(() -> new Refused(404, "There is no such run."));
    RunObjects runs =
        cluster.runs().orElseThrow(() -> new Refused(503, "The controller is starting."));
    if (!turns.tryAcquire()) {
      throw new Refused(503, "Other users are reading records. Try again.");
    }
    try {
      return runs.read(namespace, object)
          .map(found -> found.getSpec().run())
          .map(record -> new Answer(record, record.inOrder()))
          .orElseThrow(() -> new Refused(404, "The record of that run was deleted."));
    } catch (Unreadable e) {
      throw new Refused(503, "The record cannot be read from the API server now.");
    } finally {
      turns.release();
    }
  }
}
