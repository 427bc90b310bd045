package io.haldane.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ControllerJvmTest {
  @TempDir private Path app;

  @Test
  void the_cache_is_used_once_it_is_there() throws IOException {
    assertThat(ControllerJvm.running(app))
        .contains("@" + app.resolve("jvm.options"), "-jar")
        .noneMatch(word -> word.startsWith("-XX:AOT"));

    Files.createFile(ControllerJvm.cache(app));

    assertThat(ControllerJvm.running(app)).contains("-XX:AOTCache=" + app.resolve("haldane.aot"));
    assertThat(ControllerJvm.withoutCache(app)).noneMatch(word -> word.startsWith("-XX:AOT"));
  }

  @Test
  void it_learns_under_the_very_options_that_it_runs_with() {
    Path cache = app.resolve("new");
    assertThat(ControllerJvm.learning(app, cache))
        .contains("@" + app.resolve("jvm.options"), "-XX:AOTCacheOutput=" + cache);
  }
}
