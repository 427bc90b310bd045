package io.haldane.engine.recognition;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.routing.Lead;
import io.haldane.api.routing.Recognition;
import io.haldane.api.routing.RouteTarget;
import io.haldane.api.routing.RoutedKind;
import io.haldane.api.routing.TrafficRouter;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What speaks for which provider; lives within one search. The maps go from a provider to what it
 * was recognised by.
 */
final class Evidence {
  private final RouteTarget target;
  private final Landscape around;
  final SortedMap<String, String> routed = new TreeMap<>();
  final SortedMap<String, String> hinted = new TreeMap<>();
  final SortedMap<String, String> everywhere = new TreeMap<>();

  /** Hinted at by the canary, but the cluster does not serve the API. */
  private final SortedMap<String, String> absent = new TreeMap<>();

  final SortedSet<String> refused = new TreeSet<>();
  final SortedSet<String> failed = new TreeSet<>();
  private final SortedMap<String, Lead> leads = new TreeMap<>();

  private Evidence(RouteTarget target, Landscape around) {
    this.target = target;
    this.around = around;
  }

  static Evidence of(Collection<TrafficRouter> routers, RouteTarget target, Landscape around) {
    Evidence evidence = new Evidence(target, around);
    routers.stream().sorted(Comparator.comparing(TrafficRouter::id)).forEach(evidence::add);
    return evidence;
  }

  private void add(TrafficRouter router) {
    Recognition recognition = router.recognition();
    String id = router.id();
    boolean missing =
        !recognition.routes().isEmpty()
            && recognition.routes().stream()
                .allMatch(kind -> around.of(kind) instanceof RouteList.Missing);
    boolean present = recognition.present().test(target, around.served()) && !missing;
    recognition
        .hint()
        .apply(target)
        .ifPresent(field -> (present ? hinted : absent).put(id, field + " is set"));
    if (!present) {
      return;
    }
    boolean usable = true;
    for (RoutedKind kind : recognition.routes()) {
      usable &= read(id, recognition, kind);
    }
    if (usable && recognition.everywhere()) {
      everywhere.put(id, "the cluster serves its API");
    }
  }

  /** Whether the controller may use objects of that kind. */
  private boolean read(String id, Recognition recognition, RoutedKind kind) {
    return switch (around.of(kind)) {
      case RouteList.Read(var routes) -> {
        routes.forEach(route -> read(id, recognition, route));
        yield true;
      }
      case RouteList.Missing() -> true;
      case RouteList.Refused(String why) -> {
        refused.add(why);
        yield false;
      }
      case RouteList.Failed(String why) -> {
        failed.add(why);
        yield true;
      }
    };
  }

  private void read(String id, Recognition recognition, ObjectNode route) {
    Lead lead = recognition.leads().of(target, around.served(), route);
    String title =
        "%s %s/%s"
            .formatted(
                route.path("kind").asText(),
                target.namespace(),
                route.path("metadata").path("name").asText());
    leads.merge(title, lead, (one, other) -> one.compareTo(other) > 0 ? one : other);
    if (lead == Lead.YES) {
      routed.putIfAbsent(id, title + " leads to the Service " + target.apex());
    }
  }

  /** What the canary hints at in vain: the hint, and the providers that it would fit. */
  SortedMap<String, SortedSet<String>> unserved() {
    SortedMap<String, SortedSet<String>> providers = new TreeMap<>();
    absent.forEach((provider, hint) -> {
      if (!hinted.containsValue(hint)) {
        providers.computeIfAbsent(hint, _ -> new TreeSet<>()).add(provider);
      }
    });
    return providers;
  }

  /** Routes to the Service that no router recognises as its own. */
  SortedSet<String> strangers() {
    SortedSet<String> titles = new TreeSet<>();
    for (Map.Entry<String, Lead> entry : leads.entrySet()) {
      if (entry.getValue() == Lead.BY_ANOTHER) {
        titles.add(entry.getKey());
      }
    }
    return titles;
  }
}
