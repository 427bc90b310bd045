package io.haldane.chart;

import io.haldane.api.routing.RoutedKind;
import io.haldane.api.routing.TrafficRouter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What {@code ./haldane e2e DryRun} checks, by the table of CRDs that it installs, where it fails
 * when the API server lacks a group, and by the table of those that a person gave it.
 */
record Published(String group, String module, String version) {
  private static final Path TABLES = Path.of("../e2e/binaries");
  private static final List<Published> ALL = read("crds/modules.tsv");
  private static final List<Published> BY_HAND = read("by-hand.tsv");

  private static List<Published> read(String table) {
    try (Stream<String> lines = Files.lines(TABLES.resolve(table))) {
      return lines
          .filter(line -> !line.startsWith("#"))
          .map(line -> Arrays.asList((line + "\t").split("\t", -1)))
          .map(columns -> new Published(columns.get(0), columns.get(1), columns.get(2)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** For the page of these routers. */
  static String sentences(List<TrafficRouter> routers) {
    TreeSet<String> groups =
        routers.stream()
            .flatMap(router -> router.kinds().stream())
            .filter(kind -> kind.access() == RoutedKind.Access.WRITE)
            .map(RoutedKind::group)
            .filter(group -> !group.isEmpty()) // the core's, which no project publishes
            .collect(Collectors.toCollection(TreeSet::new));
    return groups.isEmpty()
        ? ""
        : groups.stream()
            .map(Published::sentence)
            .collect(Collectors.joining("\n", "\nChecked by `./haldane e2e DryRun`:\n\n", "\n"));
  }

  private static String sentence(String group) {
    return of(group)
        .map(found ->
            found.version.isEmpty()
                ? "- `%s`: a real API server takes every object of the golden cases."
                    .formatted(group)
                : "- `%s`: a real API server with the CRDs of %s %s takes every object of the golden cases."
                    .formatted(group, found.module, found.version))
        .orElseGet(() -> sentenceByHand(group));
  }

  private static String sentenceByHand(String group) {
    List<Published> files = BY_HAND.stream().filter(each -> each.group.equals(group)).toList();
    return files.isEmpty()
        ? "- `%s`: golden files only. Its CRDs are not published where the build can read them."
            .formatted(group)
        : "- `%s`: the build cannot read its CRDs. With those of %s at %s, copied by hand, a real API server takes every object of the golden cases ([how](../../e2e/binaries/README.md#crds-by-hand))."
            .formatted(
                group,
                files.getFirst().module,
                files.stream().map(Published::version).collect(Collectors.joining(", ")));
  }

  private static Optional<Published> of(String group) {
    return ALL.stream().filter(each -> each.group.equals(group)).findFirst();
  }
}
