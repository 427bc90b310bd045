package io.haldane.sandbox.history;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.LiveObjects;
import io.haldane.api.Manifest;
import io.haldane.api.ObjectRef;
import io.haldane.api.routing.Manifests;
import io.haldane.api.routing.RouteTarget;
import io.haldane.api.routing.RouterSettings;
import io.haldane.engine.decision.Action;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Carries out one decision, in order, up to the first action that does not come off. */
final class Application {
  private final Pen pen;
  private final Look look;
  private final OwnWrites.DirectRead direct;
  private final RouteTarget target;
  private final Map<ObjectRef, ObjectNode> scene = new HashMap<>();

  Application(Pen pen, Look look, OwnWrites.DirectRead direct) {
    this.pen = pen;
    this.look = look;
    this.direct = direct;
    this.target =
        new RouteTarget(look.canary, String.valueOf(look.spec().provider()), RouterSettings.NONE);
    look.looked.forEach(ref -> look.find(ref).ifPresent(object -> scene.put(ref, object)));
    scene.put(Addresses.CANARY, look.tree);
  }

  /** The canary as the actions left it. */
  ObjectNode canary() {
    ObjectNode canary = scene.get(Addresses.CANARY);
    return canary == null ? look.tree : canary;
  }

  Outcome all(List<Action> actions) {
    for (Action action : actions) {
      Outcome outcome = one(action);
      if (!(outcome instanceof Outcome.Done)) {
        return outcome;
      }
    }
    return new Outcome.Done(Optional.empty());
  }

  private Outcome one(Action action) {
    return switch (action) {
      case Action.Put(Manifest manifest) -> put(manifest);
      case Action.Remove(ObjectRef ref) -> written(ref, live -> pen.remove(ref, live));
      case Action.Route(var traffic) ->
          routed(look.router.render(target, traffic, LiveObjects.ofTrees(scene)));
      case Action.RestoreRoute() -> routed(look.router.restore(target, LiveObjects.ofTrees(scene)));
    };
  }

  private Outcome routed(Manifests manifests) {
    for (Manifest manifest : manifests.apply()) {
      Outcome outcome = put(manifest);
      if (!(outcome instanceof Outcome.Done)) {
        return outcome;
      }
    }
    for (ObjectRef ref : manifests.delete()) {
      Outcome outcome = written(ref, live -> pen.remove(ref, live));
      if (!(outcome instanceof Outcome.Done)) {
        return outcome;
      }
    }
    return new Outcome.Done(Optional.empty());
  }

  private Outcome put(Manifest manifest) {
    return written(manifest.ref(), live -> pen.put(manifest, live));
  }

  private Outcome written(ObjectRef ref, Function<Optional<ObjectNode>, Outcome> write) {
    try {
      Optional<ObjectNode> live = Optional.ofNullable(scene.get(ref));
      boolean unknown = live.isEmpty() && !look.looked.contains(ref);
      Outcome outcome = write.apply(unknown ? direct.read(ref) : live);
      if (outcome instanceof Outcome.Done(Optional<ObjectNode> now)) {
        now.ifPresentOrElse(object -> scene.put(ref, object), () -> scene.remove(ref));
      }
      return outcome;
    } catch (Unreadable e) {
      return new Outcome.Unavailable(String.valueOf(e.getMessage()));
    }
  }
}
