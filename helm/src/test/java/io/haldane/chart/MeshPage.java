package io.haldane.chart;

import io.haldane.api.routing.Feature;
import io.haldane.api.routing.TrafficRouter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The page of a folder of {@code mesh-adapters} in {@code docs/meshes}.
 *
 * @param name of the folder
 * @param title its heading
 * @param routers of the folder
 */
record MeshPage(String name, String title, List<TrafficRouter> routers) {
  private static final Path FOLDER = Path.of("../docs/meshes");
  private static final String DIFFERENCES = "\n## Different from Flagger\n";

  /** All of them, by title. */
  static List<MeshPage> all() {
    Map<String, List<TrafficRouter>> folders =
        Declared.ROUTERS.stream()
            .collect(Collectors.groupingBy(Declared::folder, TreeMap::new, Collectors.toList()));
    return folders.entrySet().stream()
        .map(folder -> new MeshPage(folder.getKey(), title(folder.getKey()), folder.getValue()))
        .sorted((one, other) -> one.title.compareToIgnoreCase(other.title))
        .toList();
  }

  private static String title(String name) {
    return text(FOLDER.resolve(name + ".md")).lines().findFirst().orElse("# ").substring(2);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path file() {
    return FOLDER.resolve(name + ".md");
  }

  String providers() {
    return routers.stream().map(each -> "`" + each.id() + "`").collect(Collectors.joining(", "));
  }

  /** Rows of what is different from Flagger, each beginning with the name of the page. */
  String differences() {
    String text = text(file());
    int at = text.indexOf(DIFFERENCES);
    return at < 0
        ? ""
        : text.substring(at + DIFFERENCES.length())
            .lines()
            .takeWhile(line -> !line.startsWith("#") && !line.startsWith("<!--"))
            .filter(line -> line.startsWith("| ") && !line.startsWith("| Flagger |"))
            .map(line -> "| " + name + ": " + line.substring(2) + "\n")
            .collect(Collectors.joining());
  }

  /** The head of a table with a column for each feature. */
  static String head(String first) {
    return "| "
        + first
        + " |"
        + Arrays.stream(Feature.values())
            .map(feature -> " " + words(feature) + " |")
            .collect(Collectors.joining())
        + "\n|"
        + "---|".repeat(Feature.values().length + first.split("\\|", -1).length)
        + "\n";
  }

  /** What is in the columns of {@link #head} for a router. */
  static String cells(TrafficRouter router) {
    return Arrays.stream(Feature.values())
        .map(feature -> router.features().contains(feature) ? " yes |" : " |")
        .collect(Collectors.joining());
  }

  /** The same for all routers of the page. */
  String cells() {
    return Arrays.stream(Feature.values())
        .map(feature -> {
          long able = routers.stream().filter(r -> r.features().contains(feature)).count();
          return able == 0 ? " |" : able == routers.size() ? " yes |" : " some |";
        })
        .collect(Collectors.joining());
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

  /** What the routers declare, for the end of the page. */
  String reference() {
    StringBuilder text = new StringBuilder("## Reference\n\n").append(head("Provider"));
    routers.forEach(router -> text.append("| `" + router.id() + "` |" + cells(router) + "\n"));
    return text.append(objects())
        .append(settings())
        .append(BuiltinDocs.of(routers))
        .append(Published.sentences(routers))
        .toString();
  }

  private String objects() {
    String rows =
        routers.stream()
            .flatMap(router -> router.kinds().stream())
            .map(kind ->
                "| %s | `%s` | %s | %s |\n"
                    .formatted(
                        kind.kind(),
                        kind.group().isEmpty() ? "core" : kind.group(),
                        String.join(", ", kind.versions()),
                        kind.access().name().toLowerCase(Locale.ROOT)))
            .distinct()
            .sorted()
            .collect(Collectors.joining());
    return rows.isEmpty()
        ? ""
        : "\n| Object | API group | Versions | Access |\n|---|---|---|---|\n" + rows;
  }

  private String settings() {
    String rows =
        routers.stream()
            .flatMap(router -> router.settings().stream())
            .map(setting ->
                "| `%s` | %s | %s |\n"
                    .formatted(
                        "HALDANE_ROUTING_"
                            + setting.name().replace('-', '_').toUpperCase(Locale.ROOT),
                        setting.byDefault().isEmpty() ? "" : "`" + setting.byDefault() + "`",
                        setting.help()))
            .distinct()
            .sorted()
            .collect(Collectors.joining());
    return rows.isEmpty() ? "" : "\n| Setting | Default | Meaning |\n|---|---|---|\n" + rows;
  }
}
