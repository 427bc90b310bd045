package io.haldane.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuideTest {
  @TempDir private Path folder;

  private Guide guide(String body) throws IOException {
    String text =
        """
        Some words, and a block that is no file:

        ```java
        class NoFile {}
        ```

        `src/test/java/a/InventedTest.java`:

        ```java
        package a;

        public class InventedTest {
          @org.junit.jupiter.api.Test
          void good() {}

          @org.junit.jupiter.api.Test
          void bad() {
            BODY
          }
        }
        ```

        `src/main/resources/META-INF/services/java.lang.Runnable`:

        ```
        a.Nobody
        ```
        """
            .replace("BODY", body);
    return Guide.read(Files.writeString(folder.resolve("guide.md"), text));
  }

  @Test
  void blocks_below_a_path_are_files() throws IOException {
    Guide guide = guide("");
    assertThat(guide.parts())
        .extracting(Guide.Part::path)
        .containsExactly(
            "src/test/java/a/InventedTest.java",
            "src/main/resources/META-INF/services/java.lang.Runnable");
    assertThat(guide.lines("src/test/java/a")).isEqualTo(11);
    assertThat(guide.lines("src/main/java/a")).isZero();
  }

  @Test
  void its_tests_are_run_and_one_that_fails_is_seen() throws Exception {
    try (Followed followed =
        guide("throw new AssertionError(\"on purpose\");").follow(folder.resolve("root"))) {
      TestRun run = followed.run("a.InventedTest");
      assertThat(run.passed()).isEqualTo(1);
      assertThat(run.failures()).singleElement().asString().contains("bad", "on purpose");
      assertThat(followed.loader().getResource("META-INF/services/java.lang.Runnable")).isNotNull();
    }
  }

  @Test
  void what_does_not_compile_is_reported() {
    assertThatThrownBy(() -> guide("int x = true;").follow(folder.resolve("root")))
        .hasMessageContaining("incompatible types");
  }
}
