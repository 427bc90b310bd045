package io.haldane.sandbox;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How a JVM runs the controller: with the options beside its jar, and with its cache of classes
 * (JEP 514) when that was made. A JVM that refuses the cache says so and starts without it.
 */
public final class ControllerJvm {
  private static final String CACHE = "haldane.aot";

  private ControllerJvm() {}

  /**
   * The command up to the controller's own flags.
   *
   * @param app holds {@code quarkus-run.jar}
   */
  public static List<String> running(Path app) {
    Path cache = cache(app);
    return Files.exists(cache)
        ? command(app, List.of("-XX:AOTCache=" + cache))
        : command(app, List.of());
  }

  /** The same without the cache. */
  public static List<String> withoutCache(Path app) {
    return command(app, List.of());
  }

  /**
   * As {@link #running}, but when the process ends, all that it has loaded is written down.
   *
   * @param cache file to make
   */
  public static List<String> learning(Path app, Path cache) {
    return command(app, List.of("-XX:AOTCacheOutput=" + cache));
  }

  /** Where the cache has to be for {@link #running}. */
  public static Path cache(Path app) {
    return app.resolve(CACHE);
  }

  static Path jar(Path app) {
    return app.resolve("quarkus-run.jar");
  }

  private static List<String> command(Path app, List<String> more) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("@" + app.resolve("jvm.options"));
    command.addAll(more);
    command.addAll(List.of("-jar", jar(app).toString()));
    return List.copyOf(command);
  }
}
