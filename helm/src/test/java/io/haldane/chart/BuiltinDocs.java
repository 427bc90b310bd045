package io.haldane.chart;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.haldane.api.routing.BuiltinQueries;
import io.haldane.api.routing.RouteTarget;
import io.haldane.api.routing.RouterSettings;
import io.haldane.api.routing.TrafficRouter;
import io.haldane.api.v1beta1.Canary;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the docs say of the builtin checks of some routers. */
final class BuiltinDocs {
  private static final String CHECK = "request-success-rate";

  private BuiltinDocs() {}

  /** Once for all routers that ask the same. */
  static String of(List<TrafficRouter> routers) {
    TreeMap<BuiltinQueries, List<TrafficRouter>> byQueries =
        new TreeMap<>(Comparator.comparing(BuiltinQueries::toString));
    routers.stream()
        .filter(Predicate.not(BuiltinDocs::refuses))
        .forEach(router ->
            byQueries.merge(
                router.queries(),
                List.of(router),
                (some, more) -> Stream.of(some, more).flatMap(List::stream).toList()));
    String refused = names(routers.stream().filter(BuiltinDocs::refuses).toList());
    return (refused.isEmpty() ? "" : "\nThe builtin checks of %s are refused.\n".formatted(refused))
        + byQueries.entrySet().stream()
            .map(each -> queries(names(each.getValue()), each.getKey()))
            .collect(Collectors.joining());
  }

  private static String names(List<TrafficRouter> routers) {
    return routers.stream()
        .map(router -> "`" + router.id() + "`")
        .collect(Collectors.joining(", "));
  }

  private static String queries(String names, BuiltinQueries queries) {
    return "\nThe builtin checks of %s, the latency in %s, and the count for `minimumRequests`:\n\n```\n%s\n\n%s\n\n%s\n```\n"
        .formatted(
            names,
            queries.durationUnit().name().toLowerCase(Locale.ROOT),
            queries.successRate(),
            queries.duration(),
            queries.requests());
  }

  /** Whether a canary with a builtin check gets a sentence about it. */
  private static boolean refuses(TrafficRouter router) {
    String yaml =
        """
        apiVersion: flagger.app/v1beta1
        kind: Canary
        metadata: {name: till, namespace: shop}
        spec:
          targetRef: {apiVersion: apps/v1, kind: Deployment, name: till}
          service: {port: 80}
          analysis: {interval: 30s, threshold: 5, stepWeight: 10, metrics: [{name: %s}]}
        """
            .formatted(CHECK);
    try {
      Canary canary = new ObjectMapper().treeToValue(Chart.parse(yaml).getFirst(), Canary.class);
      return router.refusals(new RouteTarget(canary, router.id(), RouterSettings.NONE)).stream()
          .anyMatch(sentence -> sentence.contains(CHECK));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
