package io.haldane.view;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.LiveObjects;
import io.haldane.api.ObjectRef;
import io.haldane.api.routing.RouteState;
import io.haldane.api.routing.Traffic;
import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.engine.decision.Action;
import io.haldane.engine.forecast.Assumption;
import io.haldane.engine.forecast.Forecast;
import io.haldane.engine.settings.Settings;
import io.haldane.engine.workload.Workload;
import io.haldane.engine.world.RouterFacts;
import io.haldane.engine.world.World;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The world of a canary of which nothing but the object itself was read, as on a replica that does
 * not lead: its pods are ready, its templates and the Secrets of its hooks are there, and its route
 * is as the status asks. What only the cluster knows, such as a missing template, is not reported
 * there.
 */
public final class AssumedWorld {
  private AssumedWorld() {}

  public static World of(Canary given, Settings settings, RouterFacts router, Instant now) {
    Canary canary = AssumedHooks.of(given);
    Map<ObjectRef, ObjectNode> metrics = AssumedMetrics.of(canary, settings, Map.of());
    World bare = world(canary, settings, router, LiveObjects.ofTrees(metrics), now);
    return Workload.of(canary, settings, LiveObjects.NONE)
        .map(workload -> ready(bare, workload, metrics))
        .orElse(bare);
  }

  private static World ready(World bare, Workload workload, Map<ObjectRef, ObjectNode> metrics) {
    Map<ObjectRef, ObjectNode> pods = new HashMap<>(metrics);
    String label = bare.settings().selectorLabels().getFirst();
    for (ObjectRef ref : List.of(workload.target(), workload.primary())) {
      pods.put(ref, ReadyWorkload.of(ref, label));
    }
    World running = running(bare, LiveObjects.ofTrees(pods));
    if (!running.canary().statusOrEmpty().phase().running()) {
      return running;
    }
    marked(running, workload.primary(), pods);
    return running(bare, LiveObjects.ofTrees(pods));
  }

  /** The run is about what the target holds. */
  private static World running(World bare, LiveObjects live) {
    Canary canary = bare.canary();
    String revision = Workload.of(canary, bare.settings(), live).map(Workload::revision).orElse("");
    CanaryStatus status = canary.statusOrEmpty();
    CanaryStatus known =
        switch (status.phase()) {
          case PROGRESSING,
              WAITING_PROMOTION,
              PROMOTING,
              FINALISING,
              INITIALIZED,
              SUCCEEDED,
              FAILED ->
              status.edit().lastAppliedSpec(revision).trackedConfigs(Map.of()).done();
          case NEW, INITIALIZING, WAITING, TERMINATING, TERMINATED -> status;
        };
    Canary copy = new Canary();
    copy.setMetadata(canary.getMetadata());
    copy.setSpec(canary.getSpec());
    copy.setStatus(known);
    copy.faults(canary.faults());
    return world(copy, bare.settings(), bare.router(), live, bare.now());
  }

  /** A primary that was given what is promoted, if it is time for that. */
  private static void marked(World world, ObjectRef primary, Map<ObjectRef, ObjectNode> pods) {
    Forecast.now(world, Assumption.ALL_PASS).act().actions().stream()
        .filter(action -> action instanceof Action.Put put && put.manifest().ref().equals(primary))
        .map(action -> ((Action.Put) action).manifest().body())
        .map(body -> body.at("/spec/template/metadata/annotations"))
        .filter(annotations -> !annotations.isMissingNode())
        .forEach(annotations ->
            pods.computeIfPresent(
                primary, (ref, object) -> ReadyWorkload.annotated(object, annotations)));
  }

  private static World world(
      Canary canary, Settings settings, RouterFacts router, LiveObjects live, Instant now) {
    return World.snapshot(now, canary, settings, routed(canary, settings, router), live);
  }

  private static RouterFacts routed(Canary canary, Settings settings, RouterFacts router) {
    CanaryStatus status = canary.statusOrEmpty();
    int weight = Standing.share(canary, status, settings);
    Traffic traffic = new Traffic(weight, Standing.mirrored(status), null);
    return switch (router) {
      case RouterFacts.Unknown unknown -> unknown;
      case RouterFacts.Undecided undecided -> undecided;
      case RouterFacts.Known known ->
          new RouterFacts.Known(
              known.provider(),
              known.features(),
              known.queries(),
              known.refusals(),
              new RouteState.Routed(traffic));
    };
  }
}
