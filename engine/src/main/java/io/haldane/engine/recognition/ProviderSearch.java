package io.haldane.engine.recognition;

import io.haldane.api.routing.Recognition;
import io.haldane.api.routing.RouteTarget;
import io.haldane.api.routing.RoutedKind;
import io.haldane.api.routing.ServedApis;
import io.haldane.api.routing.TrafficRouter;
import io.haldane.engine.workload.TargetKind;
import io.haldane.engine.workload.TargetKinds;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Finds the provider of a canary that leaves the choice to the controller. What routes to its
 * Service counts most, then what the canary says, then a mesh that routes every Service; what
 * contradicts is never weighed. See docs/adr/0041.
 */
public final class ProviderSearch {
  private ProviderSearch() {}

  /** The provider that the kind of the target has for itself; then nothing need be read. */
  public static Optional<ProviderChoice> byTarget(RouteTarget target) {
    return TargetKinds.of(target.canary())
        .flatMap(TargetKind::onlyProvider)
        .map(only ->
            new ProviderChoice.Chosen(
                only,
                "the target is a %s of %s"
                    .formatted(
                        target.canary().getSpec().targetRef().kind(),
                        target.canary().getSpec().targetRef().apiVersion())));
  }

  /** Of which kinds the routes in the namespace of the canary are read. */
  public static Set<RoutedKind> kinds(
      Collection<TrafficRouter> routers, RouteTarget target, ServedApis served) {
    return routers.stream()
        .map(TrafficRouter::recognition)
        .filter(recognition -> recognition.present().test(target, served))
        .map(Recognition::routes)
        .flatMap(Set::stream)
        .filter(kind -> served.version(kind).isPresent())
        .collect(Collectors.toUnmodifiableSet());
  }

  public static ProviderChoice of(
      Collection<TrafficRouter> routers, RouteTarget target, Landscape around) {
    return byTarget(target)
        .orElseGet(() -> choose(Evidence.of(routers, target, around), target.apex()));
  }

  private static ProviderChoice choose(Evidence evidence, String service) {
    if (!evidence.failed.isEmpty()) {
      return new ProviderChoice.NotKnown(String.join("; ", evidence.failed));
    }
    SortedMap<String, String> candidates = candidates(evidence);
    if (candidates.size() > 1) {
      return new ProviderChoice.Ambiguous(
          candidates.entrySet().stream().map(ProviderSearch::told).toList());
    }
    if (!candidates.isEmpty()) {
      String provider = candidates.firstKey();
      return new ProviderChoice.Chosen(provider, candidates.get(provider) + notKnown(evidence));
    }
    String why = nothing(evidence, service);
    return evidence.refused.isEmpty()
        ? new ProviderChoice.NotFound(why)
        : new ProviderChoice.NotKnown(why + notKnown(evidence));
  }

  private static SortedMap<String, String> candidates(Evidence evidence) {
    if (!evidence.unserved().isEmpty()) {
      return Collections.emptySortedMap();
    }
    if (evidence.routed.isEmpty() && evidence.hinted.isEmpty()) {
      // A route of somebody else leads there, so the mesh alone proves nothing.
      return evidence.strangers().isEmpty() ? evidence.everywhere : Collections.emptySortedMap();
    }
    boolean agree =
        evidence.hinted.isEmpty()
            || evidence.routed.keySet().stream().anyMatch(evidence.hinted::containsKey);
    if (agree) {
      return evidence.routed;
    }
    SortedMap<String, String> all = new TreeMap<>(evidence.hinted);
    all.putAll(evidence.routed);
    return all;
  }

  private static String told(Map.Entry<String, String> candidate) {
    return "%s (%s)".formatted(candidate.getKey(), candidate.getValue());
  }

  private static String nothing(Evidence evidence, String service) {
    List<String> said = new ArrayList<>();
    evidence
        .strangers()
        .forEach(route ->
            said.add(
                "%s leads to the Service %s, but nothing says that a supported provider reads it"
                    .formatted(route, service)));
    evidence
        .unserved()
        .forEach((hint, providers) ->
            said.add(
                "%s, but the cluster does not serve the API of %s"
                    .formatted(hint, String.join(" or ", providers))));
    if (said.isEmpty()) {
      said.add(
          "no route leads to the Service %s, and no mesh routes every Service".formatted(service));
    }
    return String.join("; ", said);
  }

  private static String notKnown(Evidence evidence) {
    return evidence.refused.isEmpty() ? "" : "; not known: " + String.join("; ", evidence.refused);
  }
}
