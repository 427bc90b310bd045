package io.haldane.e2e.controller;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the controller's JVM is started.
 *
 * @param options before {@code -jar}
 * @param environment added to ours
 */
public record Jvm(List<String> options, Map<String, String> environment) {
  /** Options that the package brings for everybody who starts it. */
  private static final String OPTIONS = "jvm.options";

  /** As in the image: one pool of C memory instead of one for every thread. */
  private static final Map<String, String> ENVIRONMENT = Map.of("MALLOC_ARENA_MAX", "1");

  private static final String AOT_CACHE = ".aot";

  public Jvm {
    options = List.copyOf(options);
    environment = Map.copyOf(environment);
  }

  /**
   * As the package wants it, or with the collector of small heaps if it does not say; without its
   * AOT cache.
   *
   * @param app the packaged controller
   * @param heapMegabytes the most that the heap may have, as a container's limit would say it
   */
  public static Jvm ofPackage(Path app, int heapMegabytes) {
    Path options = app.resolve(OPTIONS);
    String collector = Files.isRegularFile(options) ? "@" + options : "-XX:+UseSerialGC";
    return new Jvm(List.of(collector, "-Xmx" + heapMegabytes + "m"), ENVIRONMENT);
  }

  /**
   * @param app the packaged controller
   * @return its AOT cache, when the package has one
   */
  public static Optional<Path> aotCache(Path app) {
    try (var files = Files.list(app)) {
      return files.filter(file -> file.toString().endsWith(AOT_CACHE)).sorted().findFirst();
    } catch (IOException e) {
      throw new UncheckedIOException("could not look into " + app, e);
    }
  }

  public Jvm with(Path aotCache) {
    List<String> more = new ArrayList<>(options);
    more.add("-XX:AOTCache=" + aotCache);
    return new Jvm(more, environment);
  }

  public Jvm with(Map<String, String> moreEnvironment) {
    Map<String, String> all = new HashMap<>(environment);
    all.putAll(moreEnvironment);
    return new Jvm(options, all);
  }
}
