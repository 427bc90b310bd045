package io.haldane.e2e.controller;

import io.haldane.e2e.process.Daemon;
import io.haldane.e2e.process.HttpProbe;
import io.haldane.e2e.process.Until;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The packaged load tester as a process, called as hooks call it. */
public record LoadTesterRun(Daemon daemon, URI address) implements AutoCloseable {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Duration READY = Duration.ofSeconds(60);

  /** The folder of the package, as the launcher says. */
  public static Path app() {
    return Path.of(System.getProperty("haldane.e2e.load-tester", "load-tester"));
  }

  /**
   * Starts it and waits until it answers.
   *
   * @param jvm options of the JVM beside its own
   */
  public static LoadTesterRun start(
      Path logs, int port, List<String> jvm, Map<String, String> environment) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("@" + app().resolve("jvm.options"));
    command.addAll(jvm);
    command.addAll(
        List.of("-jar", app().resolve("haldane-load-tester.jar").toString(), "-port=" + port));
    Daemon daemon = Daemon.start("load-tester", logs, command, environment);
    LoadTesterRun run = new LoadTesterRun(daemon, URI.create("http://127.0.0.1:" + port + "/"));
    Until.holds("the load tester to be ready", READY, run::isReady, daemon::lastLines);
    return run;
  }

  private boolean isReady() {
    daemon.check();
    return HttpProbe.succeeds(address.resolve("/healthz"));
  }

  /**
   * Calls a hook.
   *
   * @param body JSON
   */
  public HttpResponse<String> post(String path, String body) {
    try {
      return HTTP.send(
          HttpRequest.newBuilder(address.resolve(path)).POST(BodyPublishers.ofString(body)).build(),
          BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException("no answer of the load tester", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  @Override
  public void close() {
    daemon.close();
  }
}
