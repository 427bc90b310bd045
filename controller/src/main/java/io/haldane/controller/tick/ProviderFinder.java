package io.haldane.controller.tick;

import io.haldane.api.net.Printable;
import io.haldane.api.routing.RouteTarget;
import io.haldane.api.routing.RoutedKind;
import io.haldane.api.routing.ServedApis;
import io.haldane.api.routing.TrafficRouter;
import io.haldane.api.v1beta1.Canary;
import io.haldane.controller.kube.CanaryKey;
import io.haldane.controller.kube.RouteReads;
import io.haldane.controller.kube.Unreadable;
import io.haldane.engine.recognition.Landscape;
import io.haldane.engine.recognition.ProviderChoice;
import io.haldane.engine.recognition.ProviderSearch;
import io.haldane.engine.recognition.RouteList;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Searches the provider of a canary that leaves the choice to the controller, and not often: a
 * canary without one is asked for seldom, and one that has it never. Safe for concurrent use.
 */
public final class ProviderFinder {
  private static final Logger LOG = Logger.getLogger(ProviderFinder.class);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

  /** Many canaries may come at once, and one answer is enough for all. */
  private static final Duration FRESH = Duration.ofSeconds(10);

  private final List<TrafficRouter> routers;
  private final RouteReads reads;
  private final InstantSource clock;
  private final Map<CanaryKey, Search> searches = new ConcurrentHashMap<>();
  private volatile @Nullable Served served;

  /**
   * One search and its result.
   *
   * @param version of the canary's spec, and of its life
   * @param again when the next one is due, unless the spec changes before
   */
  record Search(String version, ProviderChoice choice, Duration pause, Instant again) {}

  private record Served(ServedApis apis, Instant at) {}

  public ProviderFinder(List<TrafficRouter> routers, RouteReads reads, InstantSource clock) {
    this.routers = List.copyOf(routers);
    this.reads = reads;
    this.clock = clock;
  }

  /** Blocks while the cluster is read, if it is time for that. */
  Search find(RouteTarget target) {
    CanaryKey key = CanaryKey.of(target.canary());
    String version = version(target.canary());
    Optional<Search> before =
        Optional.ofNullable(searches.get(key)).filter(search -> search.version().equals(version));
    Instant now = clock.instant();
    if (before.filter(search -> now.isBefore(search.again())).isPresent()) {
      return before.get();
    }
    Duration pause = before.map(search -> search.pause().multipliedBy(2)).orElse(FIRST_PAUSE);
    Duration bounded = pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    Search search = new Search(version, choose(target), bounded, clock.instant().plus(bounded));
    searches.put(key, search);
    return search;
  }

  /** The canary has a provider, or is gone. */
  void forget(CanaryKey key) {
    searches.remove(key);
  }

  private static String version(Canary canary) {
    return canary.getMetadata().getUid() + "/" + canary.getMetadata().getGeneration();
  }

  private ProviderChoice choose(RouteTarget target) {
    try {
      Optional<ProviderChoice> only = ProviderSearch.byTarget(target);
      return only.isPresent() ? only.get() : ProviderSearch.of(routers, target, around(target));
    } catch (Unreadable e) {
      return new ProviderChoice.NotKnown(Objects.toString(e.getMessage(), "no answer"));
    } catch (RuntimeException e) {
      LOG.errorf(e, "a bug prevents finding the provider of %s", target.canary().title());
      return new ProviderChoice.NotKnown("a bug in the controller: " + Printable.fault(e));
    }
  }

  private Landscape around(RouteTarget target) throws Unreadable {
    ServedApis apis = served();
    Map<RoutedKind, RouteList> routes = new HashMap<>();
    for (RoutedKind kind : ProviderSearch.kinds(routers, target, apis)) {
      apis.version(kind)
          .ifPresent(version -> routes.put(kind, reads.routes(kind, version, target.namespace())));
    }
    return new Landscape(apis, routes);
  }

  private ServedApis served() throws Unreadable {
    Served known = served;
    Instant now = clock.instant();
    if (known != null && now.isBefore(known.at().plus(FRESH))) {
      return known.apis();
    }
    ServedApis apis = reads.served();
    served = new Served(apis, now);
    return apis;
  }
}
