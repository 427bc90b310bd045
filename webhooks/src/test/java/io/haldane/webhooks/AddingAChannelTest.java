package io.haldane.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.testing.Followed;
import io.haldane.testing.Guide;
import io.haldane.testing.TestRun;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** docs/adding-a-channel.md is followed literally. */
class AddingAChannelTest {
  private static final String FOLDER = "webhooks/src/main/java/io/haldane/webhooks/pigeon";
  private static final String TESTS = "webhooks/src/test/java/io/haldane/webhooks/pigeon";
  private static final String SERVICES = "webhooks/src/main/resources/META-INF/services";

  @TempDir private Path root;

  private static Guide guide() throws IOException {
    return Guide.read(Path.of("../docs/adding-a-channel.md"));
  }

  @Test
  void who_follows_the_guide_has_a_channel_that_keeps_the_contract() throws Exception {
    Path golden = root.resolve("golden");
    System.setProperty("golden.folder", golden.toString());
    try (Followed followed = guide().follow(root)) {
      run(followed, true);
      TestRun run = run(followed, false);

      assertThat(run.notRun()).isZero();
      assertThat(run.passed()).isGreaterThan(50);
    } finally {
      System.clearProperty("golden.folder");
    }
    assertThat(golden.resolve("pigeon")).isDirectoryRecursivelyContaining("glob:**.http");
  }

  /** As an author does: once to write the golden files, once to check them. */
  private static TestRun run(Followed followed, boolean update) throws Exception {
    String before = System.getProperty("golden.update", "false");
    System.setProperty("golden.update", String.valueOf(update));
    try {
      TestRun run = followed.run("io.haldane.webhooks.pigeon.PigeonNotifierTest");
      assertThat(run.failures()).isEmpty();
      return run;
    } finally {
      System.setProperty("golden.update", before);
    }
  }

  @Test
  void it_is_one_folder_of_under_150_lines_and_one_line_of_services() throws IOException {
    Guide guide = guide();

    assertThat(guide.lines(FOLDER) + guide.lines(TESTS)).isBetween(30L, 149L);
    assertThat(guide.lines(SERVICES)).isEqualTo(1);
    assertThat(guide.parts()).extracting(Guide.Part::folder).containsOnly(FOLDER, TESTS, SERVICES);
  }
}
