package io.haldane.sandbox.metrics;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A {@code prometheus} executable. */
public record PrometheusBinary(Path path) {
  private static final Pattern VERSION = Pattern.compile("prometheus, version (\\d+\\.\\d+)");

  /** The first one on the PATH. */
  public static Optional<PrometheusBinary> onPath() {
    return in(Objects.requireNonNullElse(System.getenv("PATH"), ""));
  }

  static Optional<PrometheusBinary> in(String searchPath) {
    for (String folder : searchPath.split(Pattern.quote(File.pathSeparator), -1)) {
      Path candidate = Path.of(folder, "prometheus");
      if (!folder.isEmpty() && Files.isRegularFile(candidate) && Files.isExecutable(candidate)) {
        return Optional.of(new PrometheusBinary(candidate));
      }
    }
    return Optional.empty();
  }

  /**
   * Major and minor version, such as {@code 2.42}.
   *
   * @throws IOException when the executable does not say that it is a Prometheus
   */
  public String version() throws IOException {
    Process process =
        new ProcessBuilder(path.toString(), "--version").redirectErrorStream(true).start();
    try {
      process.getOutputStream().close();
      String text = new String(process.getInputStream().readNBytes(4096), StandardCharsets.UTF_8);
      process.waitFor(5, TimeUnit.SECONDS);
      Matcher version = VERSION.matcher(text);
      if (version.find()) {
        return version.group(1);
      }
      throw new IOException(path + " is not a Prometheus: --version says " + text.strip());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while asking " + path + " for its version", e);
    } finally {
      process.destroyForcibly();
    }
  }
}
