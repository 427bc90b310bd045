package io.haldane.controller.tick;

import io.haldane.api.LiveObjects;
import io.haldane.api.ObjectRef;
import io.haldane.api.net.Printable;
import io.haldane.api.routing.Feature;
import io.haldane.api.routing.RouteKinds;
import io.haldane.api.routing.RouteState;
import io.haldane.api.routing.RouteTarget;
import io.haldane.api.routing.RoutedKind;
import io.haldane.api.routing.RouterSettings;
import io.haldane.api.routing.TrafficRouter;
import io.haldane.api.v1beta1.Canary;
import io.haldane.controller.config.AdapterSettings;
import io.haldane.controller.config.HaldaneConfig;
import io.haldane.engine.recognition.AutoProvider;
import io.haldane.engine.recognition.ProviderChoice;
import io.haldane.engine.workload.Bodies;
import io.haldane.engine.world.RouterFacts;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** Finds the router of a canary and asks it; a crash in one is its own "unreadable". */
public final class Routers {
  private static final Logger LOG = Logger.getLogger(Routers.class);

  /** Far more than any mesh needs for one canary: a router must not read a whole cluster. */
  private static final int MOST_OBJECTS = 100;

  private final List<TrafficRouter> all;
  private final String byDefault;
  private final RouterSettings settings;

  public Routers(List<TrafficRouter> all, String byDefault, RouterSettings settings) {
    this.all = List.copyOf(all);
    this.byDefault = byDefault;
    this.settings = settings;
  }

  public static Routers of(List<TrafficRouter> all, HaldaneConfig config) {
    return new Routers(all, config.meshProvider(), AdapterSettings.settings(config));
  }

  RouteTarget target(Canary canary) {
    return new RouteTarget(canary, AutoProvider.effective(canary, byDefault), settings);
  }

  Optional<TrafficRouter> find(RouteTarget target) {
    return all.stream().filter(router -> router.accepts(target.provider())).findFirst();
  }

  /**
   * Nothing for a canary that cannot be routed, and nothing when it is too much: see {@link
   * #refusals}.
   */
  Set<ObjectRef> needs(Optional<TrafficRouter> router, RouteTarget target, LiveObjects live) {
    if (router.isEmpty() || !canRoute(router.get(), target)) {
      return Set.of();
    }
    try {
      Set<ObjectRef> needs = Set.copyOf(router.get().needs(target, live));
      return needs.size() > MOST_OBJECTS ? Set.of() : needs;
    } catch (RuntimeException e) {
      LOG.errorf(e, "router %s failed to list the objects that it needs", target.provider());
      return Set.of();
    }
  }

  /** What may keep the route from working; nothing when there are too many, or it fails to say. */
  Set<ObjectRef> circumstances(
      Optional<TrafficRouter> router, RouteTarget target, LiveObjects live) {
    return asked(router, target, known -> known.circumstances(target, live));
  }

  /** Kinds of policies of which all in the namespace are read. */
  Set<RoutedKind> policies(Optional<TrafficRouter> router, RouteTarget target, LiveObjects live) {
    return asked(router, target, known -> known.policies(target, live));
  }

  private static <T> Set<T> asked(
      Optional<TrafficRouter> router,
      RouteTarget target,
      Function<TrafficRouter, Set<T>> question) {
    if (router.isEmpty() || !canRoute(router.get(), target)) {
      return Set.of();
    }
    try {
      Set<T> answer = question.apply(router.get());
      return answer.size() > MOST_OBJECTS ? Set.of() : answer;
    } catch (RuntimeException e) {
      LOG.errorf(e, "router %s failed to say what may stand in its way", target.provider());
      return Set.of();
    }
  }

  RouterFacts facts(Optional<TrafficRouter> router, RouteTarget target, LiveObjects live) {
    if (router.isEmpty()) {
      return unknown(target);
    }
    TrafficRouter known = router.get();
    return canRoute(known, target)
        ? known(
            known,
            target,
            features(known, target, live),
            refusals(known, target, live),
            state(known, target, live))
        : unrouted(known, target);
  }

  /** What is known of a canary's router before any of its objects is read. */
  public RouterFacts unread(Canary canary) {
    RouteTarget target = target(canary);
    return find(target)
        .<RouterFacts>map(router -> unrouted(router, target))
        .orElseGet(() -> unknown(target));
  }

  private RouterFacts unknown(RouteTarget target) {
    if (target.provider().equals(AutoProvider.NAME)) {
      return new RouterFacts.Undecided(
          new ProviderChoice.NotKnown("the controller that leads has not chosen one yet"));
    }
    List<String> served = all.stream().map(TrafficRouter::id).distinct().sorted().toList();
    return new RouterFacts.Unknown(target.provider(), served);
  }

  private static RouterFacts unrouted(TrafficRouter router, RouteTarget target) {
    return known(router, target, router.features(), List.of(), new RouteState.Absent());
  }

  private static RouterFacts known(
      TrafficRouter router,
      RouteTarget target,
      Set<Feature> features,
      List<String> refusals,
      RouteState state) {
    return new RouterFacts.Known(target.provider(), features, router.queries(), refusals, state);
  }

  /** In doubt what the mesh can do at most: {@link #state} says what is wrong. */
  private static Set<Feature> features(TrafficRouter router, RouteTarget target, LiveObjects live) {
    try {
      return router.features(target, live);
    } catch (RuntimeException e) {
      LOG.errorf(e, "router %s cannot say what it can do", target.provider());
      return router.features();
    }
  }

  private static boolean canRoute(TrafficRouter router, RouteTarget target) {
    return target.canary().getSpec().service() != null || !router.needsService();
  }

  /** In doubt nothing of a user's is touched. */
  private static List<String> refusals(TrafficRouter router, RouteTarget target, LiveObjects live) {
    try {
      List<String> refusals =
          RouteKinds.refusal(router, target)
              .map(List::of)
              .orElseGet(() -> router.refusals(target, live));
      if (!refusals.isEmpty()) {
        return refusals;
      }
      List<ObjectRef> needs = router.needs(target, live);
      if (needs.size() > MOST_OBJECTS) {
        return List.of(
            "the router %s asks for %d objects, and at most %d are read for one canary"
                .formatted(router.id(), needs.size(), MOST_OBJECTS));
      }
      return areOurs(needs, target, live) ? List.of() : router.losses(target, live);
    } catch (RuntimeException e) {
      LOG.errorf(
          e, "router %s failed to check the routes that it would take over", target.provider());
      return List.of("the router %s cannot read the existing routes: %s".formatted(router.id(), e));
    }
  }

  /**
   * What the canary controls was made for it, and holds nothing of a user's. Where an object is
   * missing, the router may have something to say about that.
   */
  private static boolean areOurs(List<ObjectRef> refs, RouteTarget target, LiveObjects live) {
    return refs.stream()
        .allMatch(ref ->
            live.tree(ref)
                .filter(object -> Bodies.isControlledBy(object, target.canary()))
                .isPresent());
  }

  private static RouteState state(TrafficRouter router, RouteTarget target, LiveObjects live) {
    try {
      return router.observe(target, live);
    } catch (RuntimeException e) {
      LOG.errorf(e, "router %s cannot read its objects", target.provider());
      return new RouteState.Unreadable(
          "the router " + router.id() + " failed: " + Printable.fault(e));
    }
  }
}
