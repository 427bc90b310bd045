package io.haldane.chart;

import io.haldane.api.routing.Feature;
import io.haldane.api.routing.RoutedKind;
import io.haldane.api.routing.TrafficRouter;
import io.haldane.engine.workload.TargetKind;
import io.haldane.engine.workload.TargetKinds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Lists of providers follow what routers declare; {@code -Dgolden.update=true} rewrites them. */
class ProvidersTest {
  private static final Path RULES = Path.of("haldane/templates/_rules.tpl");
  private static final Path OVERLAY =
      Path.of("src/main/resources/io/haldane/crd/canaries-overlay.yaml");
  private static final Path TABLE = Path.of("../docs/meshes/README.md");

  private static final List<TrafficRouter> ROUTERS =
      ServiceLoader.load(TrafficRouter.class).stream()
          .map(ServiceLoader.Provider::get)
          .sorted(Comparator.comparing(TrafficRouter::id))
          .toList();

  /** Those that a canary may name; other suffixes only an installation can choose. */
  private static List<TrafficRouter> named() {
    return ROUTERS.stream().filter(router -> router.id().split(":", -1).length < 3).toList();
  }

  @Test
  void the_chart_grants_what_routers_write() throws IOException {
    String lines =
        named().stream()
            .map(router -> line(router.id(), resources(router, RoutedKind.Access.WRITE)))
            .collect(Collectors.joining());
    Section.of(RULES, "{{- define \"haldane.routes\" -}}\n", "{{- end -}}").is(lines);
  }

  @Test
  void the_chart_grants_what_routers_read() throws IOException {
    String lines =
        named().stream()
            .filter(router -> !resources(router, RoutedKind.Access.READ).isEmpty())
            .map(router -> line(router.id(), resources(router, RoutedKind.Access.READ)))
            .collect(Collectors.joining());
    Section.of(RULES, "{{- define \"haldane.reads\" -}}\n", "{{- end -}}").is(lines);
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
    named().forEach(router -> values.add(router.id()));
    String lines = values.stream().map("    - %s\n"::formatted).collect(Collectors.joining());
    Section.of(OVERLAY, intro, "  spec.metricsServer").is(lines);
  }

  @Test
  void the_docs_say_what_each_provider_can_do() throws IOException {
    StringBuilder table = new StringBuilder("| Provider |");
    Arrays.stream(Feature.values()).forEach(feature -> table.append(" " + words(feature) + " |"));
    table.append("\n|---|" + "---|".repeat(Feature.values().length) + "\n");
    for (TrafficRouter router : ROUTERS) {
      table.append("| [`" + router.id() + "`](" + page(router) + ") |");
      for (Feature feature : Feature.values()) {
        table.append(router.features().contains(feature) ? " yes |" : " |");
      }
      table.append("\n");
    }
    Section.of(TABLE, "<!-- generated -->\n", "<!-- end -->").is(table.toString());
  }

  private static String words(Feature feature) {
    return switch (feature) {
      case WEIGHTS -> "weights";
      case HEADER_MATCH -> "matches (A/B)";
      case MIRROR -> "mirroring";
      case AFFINITY -> "session affinity";
      case BLUE_GREEN -> "blue/green";
    };
  }

  private static String page(TrafficRouter router) {
    String folder = router.getClass().getPackageName();
    return folder.substring(folder.lastIndexOf('.') + 1) + ".md";
  }

  /** Plurals by group; a kind of target that only this provider routes counts as read by it. */
  private static Map<String, TreeSet<String>> resources(
      TrafficRouter router, RoutedKind.Access access) {
    Map<String, TreeSet<String>> byGroup = new TreeMap<>();
    router.kinds().stream()
        .filter(kind -> kind.access() == access)
        // Services may be written with every provider.
        .filter(kind -> !kind.group().isEmpty())
        .forEach(kind -> add(byGroup, kind.group(), kind.plural()));
    if (access == RoutedKind.Access.READ) {
      targets(router)
          .flatMap(kind -> kind.served().stream())
          .filter(kind -> !kind.written())
          .forEach(kind -> add(byGroup, kind.group(), kind.plural()));
    }
    return byGroup;
  }

  private static Stream<TargetKind> targets(TrafficRouter router) {
    return TargetKinds.all().stream()
        .filter(kind -> kind.onlyProvider().filter(router.id()::equals).isPresent());
  }

  private static void add(Map<String, TreeSet<String>> byGroup, String group, String plural) {
    byGroup.computeIfAbsent(group, _ -> new TreeSet<>()).add(plural);
  }

  private static String line(String id, Map<String, TreeSet<String>> byGroup) {
    return byGroup.entrySet().stream()
        .map(entry -> entry.getKey() + ": [" + String.join(", ", entry.getValue()) + "]")
        .collect(Collectors.joining(", ", id + ": {", "}\n"));
  }
}
