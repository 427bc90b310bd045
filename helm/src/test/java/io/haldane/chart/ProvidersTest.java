package io.haldane.chart;

import static io.haldane.chart.Declared.ROUTERS;

import io.haldane.api.routing.ReferenceProviders;
import io.haldane.api.routing.TrafficRouter;
import io.haldane.mesh.common.IngressRouter;
import io.haldane.testing.Section;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The chart and the CRD follow what routers declare; {@code scripts/generate.sh} rewrites them. */
@Tag("generated")
class ProvidersTest {
  private static final Path RULES = Path.of("haldane/templates/_rules.tpl");
  private static final Path OVERLAY =
      Path.of("src/main/resources/io/haldane/crd/canaries-overlay.yaml");

  @Test
  void the_chart_grants_what_routers_write() throws IOException {
    Section.of(RULES, "{{- define \"haldane.routes\" -}}\n", "{{- end -}}")
        .is(
            Declared.named().stream()
                .map(router -> line(router.id(), resources(router, true)))
                .collect(Collectors.joining()));
  }

  @Test
  void the_chart_grants_what_routers_read() throws IOException {
    Section.of(RULES, "{{- define \"haldane.reads\" -}}\n", "{{- end -}}")
        .is(
            Declared.named().stream()
                .filter(router -> !resources(router, false).isEmpty())
                .map(router -> line(router.id(), resources(router, false)))
                .collect(Collectors.joining()));
  }

  @Test
  void the_chart_knows_what_only_flagger_supports() throws IOException {
    Section.of(RULES, "{{- define \"haldane.notServed\" -}}\n", "{{- end -}}")
        .is("[" + String.join(", ", unsupported()) + "]\n");
  }

  /** Flagger's providers of which no version is supported, without the version. */
  static Set<String> unsupported() {
    Map<String, Boolean> families = new TreeMap<>();
    for (String provider : ReferenceProviders.all()) {
      families.merge(provider.split(":", -1)[0], Declared.supports(provider), Boolean::logicalOr);
    }
    return families.entrySet().stream()
        .filter(family -> !family.getValue())
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void canaries_may_name_every_provider() throws IOException {
    String before = Files.readString(OVERLAY);
    String start = before.substring(before.indexOf("  spec.provider:"));
    String intro = start.substring(0, start.indexOf("    - "));
    TreeSet<String> values = new TreeSet<>();
    start
        .substring(intro.length())
        .lines()
        .takeWhile(line -> line.startsWith("    - "))
        .forEach(line -> values.add(line.substring(6)));
    Declared.named().forEach(router -> values.add(router.id()));
    String lines = values.stream().map("    - %s\n"::formatted).collect(Collectors.joining());
    Section.of(OVERLAY, intro, "  spec.metricsServer").is(lines);
  }

  @Test
  void canaries_may_name_every_route_of_a_user() throws IOException {
    TreeMap<String, TreeSet<String>> providers = new TreeMap<>();
    for (TrafficRouter router : Declared.named()) {
      for (String kind : router.routeRefKinds()) {
        providers.computeIfAbsent(kind, _ -> new TreeSet<>()).add(router.id());
      }
    }
    Section.of(OVERLAY, "  spec.routeRef.kind: {description: Kind of the route., enum: [", "]")
        .is(String.join(", ", providers.keySet()));
    Section.of(OVERLAY, "'The route in front of the workload: ", ".', properties")
        .is(
            providers.entrySet().stream()
                .map(each -> each.getKey() + " for " + String.join(" and ", each.getValue()))
                .collect(Collectors.joining(", ")));
  }

  @Test
  void the_schema_says_who_needs_an_ingress() throws IOException {
    Section.of(OVERLAY, "The Ingress in front of the workload. Needed by ", ".,")
        .is(
            ROUTERS.stream()
                .filter(IngressRouter.class::isInstance)
                .map(TrafficRouter::id)
                .collect(Collectors.joining(" and ")));
  }

  /** Plurals by group. */
  private static Map<String, TreeSet<String>> resources(TrafficRouter router, boolean written) {
    Set<Rule> rules = Declared.rules(router);
    // Services may be written with every provider.
    rules.removeIf(rule -> rule.group().isEmpty() && rule.resource().equals("services"));
    Map<String, TreeSet<String>> byGroup = new TreeMap<>();
    for (Rule rule : rules) {
      if (rules.contains(new Rule("create", rule.group(), rule.resource())) == written) {
        byGroup.computeIfAbsent(rule.group(), _ -> new TreeSet<>()).add(rule.resource());
      }
    }
    return byGroup;
  }

  private static String line(String id, Map<String, TreeSet<String>> byGroup) {
    return byGroup.entrySet().stream()
        .map(entry -> group(entry) + ": [" + String.join(", ", entry.getValue()) + "]")
        .collect(Collectors.joining(", ", id + ": {", "}\n"));
  }

  /** That of the core has no name. */
  private static String group(Map.Entry<String, TreeSet<String>> entry) {
    return entry.getKey().isEmpty() ? "\"\"" : entry.getKey();
  }
}
