package io.haldane.chart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which real servers an adapter is run against, as its tests name them to RealServers. */
final class RunAgainst {
  private static final Pattern NAMED = Pattern.compile("RealServers\\.\\w+\\(\"([^\"]+)\"");
  private static final List<String> MODULES =
      List.of(
          "metric-providers",
          "metric-providers-opensearch",
          "webhooks",
          "channels",
          "channels-kafka",
          "e2e");

  private RunAgainst() {}

  /**
   * @param type as it stands in an object
   */
  static String of(String type, Class<?> adapter) {
    SortedSet<String> servers = new TreeSet<>();
    String folder = adapter.getPackageName().replace('.', '/');
    for (String module : MODULES) {
      for (Path test : tests(Path.of("..", module, "src/test/java"))) {
        String text = text(test);
        if (Objects.requireNonNull(test.getParent()).endsWith(folder)
            || text.contains(adapter.getSimpleName())
            || text.contains("{@code " + type + "}")) {
          NAMED.matcher(text).results().forEach(found -> servers.add(found.group(1)));
        }
      }
    }
    return servers.isEmpty() ? "answers as documented" : String.join(", ", servers);
  }

  private static List<Path> tests(Path root) {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
