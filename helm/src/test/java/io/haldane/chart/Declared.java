package io.haldane.chart;

import io.haldane.api.routing.RoutedKind;
import io.haldane.api.routing.TrafficRouter;
import io.haldane.engine.workload.TargetKinds;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the routers declare, in the order of their names. */
final class Declared {
  static final List<TrafficRouter> ROUTERS =
      ServiceLoader.load(TrafficRouter.class).stream()
          .map(ServiceLoader.Provider::get)
          .sorted(Comparator.comparing(TrafficRouter::id))
          .toList();

  private Declared() {}

  /** Those that a canary may name; other suffixes only an installation can choose. */
  static List<TrafficRouter> named() {
    return ROUTERS.stream().filter(router -> router.id().split(":", -1).length < 3).toList();
  }

  static boolean supports(String provider) {
    return ROUTERS.stream().anyMatch(router -> router.accepts(provider));
  }

  /** The name of its package, which is also that of its page. */
  static String folder(TrafficRouter router) {
    String name = router.getClass().getPackageName();
    return name.substring(name.lastIndexOf('.') + 1);
  }

  /** What it may do. A kind of target that only this provider routes counts as read by it. */
  static Set<Rule> rules(TrafficRouter router) {
    Stream<Rule> routed = router.kinds().stream().flatMap(Declared::rules);
    Stream<Rule> targets =
        TargetKinds.all().stream()
            .filter(kind -> kind.onlyProvider().filter(router.id()::equals).isPresent())
            .flatMap(kind -> kind.served().stream())
            .filter(kind -> !kind.written())
            .flatMap(kind -> rules(Rule.READING, kind.group(), kind.plural()));
    return Stream.concat(routed, targets).collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<Rule> rules(RoutedKind kind) {
    return rules(Set.copyOf(kind.access().verbs()), kind.group(), kind.plural());
  }

  private static Stream<Rule> rules(Set<String> verbs, String group, String plural) {
    return verbs.stream().map(verb -> new Rule(verb, group, plural));
  }
}
