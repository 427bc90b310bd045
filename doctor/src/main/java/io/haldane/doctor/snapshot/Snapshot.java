package io.haldane.doctor.snapshot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.ObjectRef;
import io.haldane.api.metrics.Credentials;
import io.haldane.api.v1beta1.Analysis;
import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.CanarySpec;
import io.haldane.engine.plan.RunPlan;
import io.haldane.engine.workload.Workload;
import io.haldane.engine.world.RouterFacts;
import io.haldane.engine.world.World;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All that was read for one canary.
 *
 * @param world as the controller sees it
 * @param routes the objects that its router reads and writes
 * @param unread objects that exist, but that the user may not read
 * @param credentials what metrics providers need in a Secret, by their type; empty when no
 *     providers are known
 */
public record Snapshot(
    World world,
    Set<ObjectRef> routes,
    Set<ObjectRef> unread,
    Neighbors neighbors,
    Map<String, Credentials> credentials,
    Measurements measured) {
  public Snapshot {
    routes = Set.copyOf(routes);
    unread = Set.copyOf(unread);
    credentials = Map.copyOf(credentials);
  }

  /** The same, with what backends answered. */
  public Snapshot with(Measurements answers) {
    return new Snapshot(world, routes, unread, neighbors, credentials, answers);
  }

  public Canary canary() {
    return world.canary();
  }

  public String namespace() {
    return canary().getMetadata().getNamespace();
  }

  public CanarySpec spec() {
    return canary().getSpec();
  }

  public Analysis analysis() {
    return spec().analysis();
  }

  public RunPlan plan() {
    return RunPlan.of(canary(), world.settings());
  }

  /** Empty for a kind that is not supported. */
  public Optional<Workload> workload() {
    return Workload.of(canary(), world.settings(), world.live());
  }

  /** The target, if it was read. */
  public Optional<ObjectNode> target() {
    return workload().flatMap(workload -> world.live().tree(workload.target()));
  }

  public Optional<ObjectNode> primary() {
    return workload().flatMap(workload -> world.live().tree(workload.primary()));
  }

  /** The spec of the target's pods; missing where there is none. */
  public JsonNode podSpec() {
    return workload().map(Workload::podSpec).orElse(MissingNode.getInstance());
  }

  /** The value of {@code spec.provider}, or the installation's default. */
  public String provider() {
    return world.router().provider();
  }

  /** Empty when the provider is not known, or not chosen yet. */
  public Optional<RouterFacts.Known> router() {
    return world.router() instanceof RouterFacts.Known known
        ? Optional.of(known)
        : Optional.empty();
  }
}
