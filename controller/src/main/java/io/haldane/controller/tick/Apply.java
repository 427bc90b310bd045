package io.haldane.controller.tick;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.haldane.api.LiveObjects;
import io.haldane.api.Manifest;
import io.haldane.api.ObjectRef;
import io.haldane.api.net.Printable;
import io.haldane.api.routing.Manifests;
import io.haldane.api.routing.TrafficRouter;
import io.haldane.controller.kube.CanaryKey;
import io.haldane.controller.kube.DirectReads;
import io.haldane.controller.kube.Unreadable;
import io.haldane.controller.kube.WriteOutcome;
import io.haldane.controller.kube.WritePriority;
import io.haldane.controller.kube.Writer;
import io.haldane.engine.decision.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Carries out the actions of one decision, in order, up to the first that fails. */
public final class Apply {
  private static final WriteOutcome NOTHING_LEFT = new WriteOutcome.Done(Optional.empty());
  private final Writer writer;
  private final DirectReads direct;

  public Apply(Writer writer, DirectReads direct) {
    this.writer = writer;
    this.direct = direct;
  }

  /** One decision that is being applied. */
  private record Work(CanaryKey canary, Observation seen, LiveOverlay scene) {}

  /**
   * Applies the actions in order and stops at the first that fails.
   *
   * @return the outcome of the last action that was tried; when done, with the canary if an action
   *     changed it
   */
  WriteOutcome all(CanaryKey canary, Observation seen, List<Action> actions) {
    LiveOverlay scene = new LiveOverlay(seen.world().live());
    scene.now(canary.ref(), Optional.of(seen.world().canary()));
    Work work = new Work(canary, seen, scene);
    for (Action action : actions) {
      WriteOutcome outcome = one(work, action);
      if (!(outcome instanceof WriteOutcome.Done)) {
        return outcome;
      }
    }
    return new WriteOutcome.Done(scene.find(canary.ref()));
  }

  private WriteOutcome one(Work work, Action action) {
    return switch (action) {
      case Action.Put(Manifest manifest) -> put(work, manifest, WritePriority.OTHER);
      case Action.Remove(ObjectRef ref) -> remove(work, ref, WritePriority.OTHER);
      case Action.Route(var traffic) ->
          routed(work, router -> router.render(work.seen.target(), traffic, work.scene.live()));
      case Action.RestoreRoute() -> routed(work, router -> restored(work, router));
    };
  }

  /**
   * Routes that were made for the canary go now: left to the garbage collector, they might outlive
   * what they lead to. In reverse, because what leads there comes last. A router may keep some.
   */
  private static Manifests restored(Work work, TrafficRouter router) {
    Manifests older = router.restore(work.seen.target(), work.scene.live());
    List<ObjectRef> delete = new ArrayList<>(older.delete());
    router.removable(work.seen.target(), work.scene.live()).reversed().stream()
        .filter(ref -> work.scene.find(ref).filter(found -> isOurs(work, found)).isPresent())
        .forEach(delete::add);
    return new Manifests(older.apply(), delete);
  }

  private static boolean isOurs(Work work, HasMetadata object) {
    String uid = work.seen.world().canary().getMetadata().getUid();
    for (JsonNode owner : LiveObjects.shared(object).at("/metadata/ownerReferences")) {
      if (owner.path("controller").asBoolean() && owner.path("uid").asText().equals(uid)) {
        return true;
      }
    }
    return false;
  }

  private WriteOutcome routed(Work work, Function<TrafficRouter, Manifests> rendering) {
    Optional<TrafficRouter> router = work.seen.router();
    if (router.isEmpty()) {
      return NOTHING_LEFT;
    }
    Manifests manifests;
    try {
      manifests = rendering.apply(router.get());
    } catch (RuntimeException e) {
      return new WriteOutcome.Refused(
          "The router " + router.get().id() + " cannot render this canary: " + Printable.fault(e));
    }
    for (Manifest manifest : manifests.apply()) {
      WriteOutcome outcome = put(work, manifest, WritePriority.TRAFFIC);
      if (!(outcome instanceof WriteOutcome.Done)) {
        return outcome;
      }
    }
    for (ObjectRef ref : manifests.delete()) {
      WriteOutcome outcome = remove(work, ref, WritePriority.TRAFFIC);
      if (!(outcome instanceof WriteOutcome.Done)) {
        return outcome;
      }
    }
    return NOTHING_LEFT;
  }

  private WriteOutcome put(Work work, Manifest manifest, WritePriority priority) {
    return written(work, manifest.ref(), live -> writer.put(work.canary, manifest, live, priority));
  }

  private WriteOutcome remove(Work work, ObjectRef ref, WritePriority priority) {
    return written(work, ref, live -> writer.remove(work.canary, ref, live, priority));
  }

  private WriteOutcome written(
      Work work, ObjectRef ref, Function<Optional<HasMetadata>, WriteOutcome> write) {
    try {
      Optional<HasMetadata> live = work.scene.find(ref);
      // What was not asked for was not read either: absent may mean unknown.
      WriteOutcome outcome = write.apply(live.isPresent() ? live : direct(work, ref));
      if (outcome instanceof WriteOutcome.Done(Optional<HasMetadata> now)) {
        work.scene.now(ref, now);
      }
      return outcome;
    } catch (Unreadable e) {
      return new WriteOutcome.Unavailable(String.valueOf(e.getMessage()));
    }
  }

  private Optional<HasMetadata> direct(Work work, ObjectRef ref) throws Unreadable {
    return work.seen.looked().contains(ref) ? Optional.empty() : direct.read(ref);
  }
}
