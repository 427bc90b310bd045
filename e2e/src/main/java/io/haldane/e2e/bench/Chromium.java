package io.haldane.e2e.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.haldane.e2e.process.Daemon;
import io.haldane.e2e.process.Parts;
import io.haldane.e2e.process.Until;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A browser without a window, with one page. */
final class Chromium implements AutoCloseable {
  private static final Path PROGRAM = Path.of("/usr/bin/chromium");
  private static final Duration START = Duration.ofSeconds(30);

  private final Parts parts = new Parts();
  private final DevTools page;

  /**
   * @param profile an empty folder
   */
  Chromium(Path profile, Path logs) {
    if (!Files.isExecutable(PROGRAM)) {
      throw new IllegalStateException(
          "no Chromium at " + PROGRAM + "; install it, or leave --dashboard out");
    }
    Daemon browser =
        parts.keep(() ->
            Daemon.start(
                "chromium",
                logs,
                List.of(
                    PROGRAM.toString(),
                    "--headless",
                    "--no-sandbox",
                    "--disable-gpu",
                    "--window-size=1280,900",
                    "--remote-debugging-port=0",
                    "--user-data-dir=" + profile,
                    "about:blank")));
    Path port = profile.resolve("DevToolsActivePort");
    Until.holds(
        "Chromium to be ready",
        START,
        () -> {
          browser.check();
          return lines(port) == 2;
        });
    HttpClient http = parts.keep(HttpClient::newHttpClient);
    page = parts.keep(() -> new DevTools(http, pageOf(port)));
  }

  private static long lines(Path file) {
    try {
      return Files.exists(file) ? Files.readAllLines(file).size() : 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static URI pageOf(Path port) {
    try {
      String number = Files.readAllLines(port).getFirst();
      URI list = URI.create("http://127.0.0.1:" + number + "/json/list");
      for (JsonNode target : new ObjectMapper().readTree(list.toURL())) {
        if (target.path("type").asText().equals("page")) {
          return URI.create(target.path("webSocketDebuggerUrl").asText());
        }
      }
      throw new IllegalStateException("Chromium has no page");
    } catch (IOException e) {
      throw new UncheckedIOException("Chromium does not list its pages", e);
    }
  }

  DevTools page() {
    return page;
  }

  @Override
  public void close() {
    parts.close();
  }
}
