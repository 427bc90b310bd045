package io.haldane.webhooks.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.http.Request;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is sent, byte for byte: a file for each event in a folder for each channel. {@code
 * -Dgolden.update=true} rewrites them.
 */
final class GoldenRequests {
  private static final List<String> HEADERS =
      List.of("Content-Type", "Idempotency-Key", "Authorization");

  private final Path folder;
  private final Set<Path> read = new TreeSet<>();

  GoldenRequests(String type) {
    folder = Path.of(System.getProperty("golden.folder", "src/test/resources/golden"), type);
  }

  void check(String channel, String event, Request sent) throws IOException {
    Path file = folder.resolve(channel).resolve(event + ".http");
    read.add(file);
    if (Boolean.getBoolean("golden.update")) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text(sent));
    }
    assertThat(file).as("-Dgolden.update=true writes it").exists();
    assertThat(text(sent)).as("%s", file).isEqualTo(Files.readString(file));
  }

  /** Fails on a file that belongs to no channel or event. */
  void checkThatAllAreRead() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      assertThat(files.filter(Files::isRegularFile).toList())
          .as("golden files; remove those that nothing reads")
          .containsExactlyInAnyOrderElementsOf(read);
    }
  }

  private static String text(Request sent) {
    String headers =
        HEADERS.stream()
            .filter(sent::containsHeader)
            .map(name -> name + ": " + sent.getHeader(name) + "\n")
            .collect(Collectors.joining());
    return sent.getMethod()
        + " "
        + sent.getUrl()
        + "\n"
        + headers
        + "\n"
        + sent.getBodyAsString()
        + "\n";
  }
}
