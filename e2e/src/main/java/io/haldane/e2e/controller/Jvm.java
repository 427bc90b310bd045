package io.haldane.e2e.controller;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How the controller's JVM is started.
 *
 * @param options before {@code -jar}
 */
public record Jvm(List<String> options) {
  /** What a packaged controller may bring: classes, linked, with profiles. */
  private static final String AOT_CACHE = "haldane.aot";

  public Jvm {
    options = List.copyOf(options);
  }

  /** Nothing but the collector of small heaps and a limit. */
  public static Jvm ofHeap(int megabytes) {
    return new Jvm(List.of("-XX:+UseSerialGC", "-Xmx" + megabytes + "m"));
  }

  /**
   * @param app the packaged controller
   * @return its AOT cache, when the package has one
   */
  public static Optional<Path> aotCache(Path app) {
    Path cache = app.resolve(AOT_CACHE);
    return Files.isRegularFile(cache) ? Optional.of(cache) : Optional.empty();
  }

  public Jvm with(Path aotCache) {
    List<String> more = new ArrayList<>(options);
    more.add("-XX:AOTCache=" + aotCache);
    return new Jvm(more);
  }
}
