package io.haldane.cli.reading;

import io.haldane.api.LiveObjects;
import io.haldane.api.ObjectRef;
import io.haldane.api.routing.RouteKinds;
import io.haldane.api.routing.RouteState;
import io.haldane.api.routing.RouteTarget;
import io.haldane.api.routing.RoutedKind;
import io.haldane.api.routing.RouterSettings;
import io.haldane.api.routing.TrafficRouter;
import io.haldane.api.v1beta1.Canary;
import io.haldane.engine.recognition.AutoProvider;
import io.haldane.engine.recognition.ProviderChoice;
import io.haldane.engine.settings.Settings;
import io.haldane.engine.world.RouterFacts;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;

/**
 * What the controller of the cluster is assumed to be: its settings, and the routers of this
 * version.
 */
public record Installation(Settings settings, List<TrafficRouter> routers) {
  public Installation {
    routers = List.copyOf(routers);
  }

  public static Installation of(Settings settings) {
    return new Installation(
        settings,
        ServiceLoader.load(TrafficRouter.class).stream().map(ServiceLoader.Provider::get).toList());
  }

  public List<RoutedKind> kinds() {
    return routers.stream().flatMap(router -> router.kinds().stream()).distinct().toList();
  }

  private RouteTarget target(Canary canary) {
    String provider = AutoProvider.effective(canary, settings.meshProvider());
    return new RouteTarget(canary, provider, RouterSettings.NONE);
  }

  /** Kinds of the router of that canary; none when it has none. */
  public List<RoutedKind> kinds(Canary canary) {
    return router(target(canary)).stream().flatMap(router -> router.kinds().stream()).toList();
  }

  private Optional<TrafficRouter> router(RouteTarget target) {
    return routers.stream().filter(router -> router.accepts(target.provider())).findFirst();
  }

  /** The router, if it can route that canary at all. */
  private Optional<TrafficRouter> able(RouteTarget target) {
    boolean reachable = target.canary().getSpec().service() != null;
    return router(target).filter(router -> reachable || !router.needsService());
  }

  /** Which objects say how the traffic is split, as far as that is known from those read so far. */
  public Set<ObjectRef> needs(Canary canary, LiveObjects known) {
    RouteTarget target = target(canary);
    Set<ObjectRef> needs = new HashSet<>();
    able(target).ifPresent(router -> needs.addAll(router.needs(target, known)));
    return needs;
  }

  /**
   * What its router is and says.
   *
   * @param live what was read; nothing for a canary of which only the file is known
   */
  public RouterFacts facts(Canary canary, LiveObjects live) {
    RouteTarget target = target(canary);
    if (target.provider().equals(AutoProvider.NAME)) {
      return new RouterFacts.Undecided(
          new ProviderChoice.NotKnown("the controller has not chosen one yet"));
    }
    Optional<TrafficRouter> router = router(target);
    if (router.isEmpty()) {
      List<String> ids = routers.stream().map(TrafficRouter::id).distinct().sorted().toList();
      return new RouterFacts.Unknown(target.provider(), ids);
    }
    TrafficRouter known = router.get();
    boolean able = able(target).isPresent();
    return new RouterFacts.Known(
        target.provider(),
        able ? known.features(target, live) : known.features(),
        known.queries(),
        able ? refusals(known, target, live) : List.of(),
        able ? known.observe(target, live) : new RouteState.Absent());
  }

  /** What only shows in a cluster is no mistake of a file. */
  private static List<String> refusals(TrafficRouter router, RouteTarget target, LiveObjects live) {
    Optional<String> kind = RouteKinds.refusal(router, target);
    if (kind.isPresent()) {
      return List.of(kind.get());
    }
    return live.refs().isEmpty() ? router.refusals(target) : router.refusals(target, live);
  }
}
