package io.haldane.webhooks.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What is sent, byte for byte: a file for each event in a folder for each channel. {@code
 * -Dgolden.update=true} rewrites them.
 */
public final class GoldenFiles {
  private final Path folder;
  private final String extension;
  private final Set<Path> read = new TreeSet<>();

  /**
   * @param extension of their names, without a dot
   */
  public GoldenFiles(String type, String extension) {
    this.folder = Path.of(System.getProperty("golden.folder", "src/test/resources/golden"), type);
    this.extension = extension;
  }

  /** Compares the text with the file, or writes it. */
  public void check(String channel, String event, String sent) throws IOException {
    Path file = folder.resolve(channel).resolve(event + "." + extension);
    read.add(file);
    if (Boolean.getBoolean("golden.update")) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, sent);
    }
    assertThat(file).as("-Dgolden.update=true writes it").exists();
    assertThat(sent).as("%s", file).isEqualTo(Files.readString(file));
  }

  /** Fails on a file that belongs to no channel or event. */
  public void checkThatAllAreRead() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      assertThat(files.filter(Files::isRegularFile).toList())
          .as("golden files; remove those that nothing reads")
          .containsExactlyInAnyOrderElementsOf(read);
    }
  }
}
