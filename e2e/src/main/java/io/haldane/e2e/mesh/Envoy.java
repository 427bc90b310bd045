package io.haldane.e2e.mesh;

import io.haldane.e2e.cluster.Cache;
import io.haldane.e2e.process.Daemon;
import io.haldane.e2e.process.Until;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A vanilla Envoy that a control plane configures. */
public final class Envoy implements AutoCloseable {
  /** By its group the capturing of connections knows what the proxy itself sends. */
  static final String GROUP = "1337";

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final String name;
  private final Path logs;
  private final List<String> command;
  private final int adminPort;
  private volatile Daemon daemon;

  private Envoy(String name, Path logs, List<String> command, int adminPort) {
    this.name = name;
    this.logs = logs;
    this.command = command;
    this.adminPort = adminPort;
    this.daemon = Daemon.start(name, logs, command, Map.of());
  }

  static Envoy start(Cache cache, String name, Path logs, Path bootstrap, int adminPort) {
    List<String> command = new ArrayList<>(List.of("setpriv", "--regid", GROUP, "--clear-groups"));
    command.add(cache.binary("envoy"));
    command.addAll(List.of("-c", bootstrap.toString(), "--concurrency", "1"));
    command.addAll(List.of("--disable-hot-restart", "-l", "warning"));
    // It warns of every deprecated field that its control plane uses.
    command.addAll(List.of("--component-log-level", "misc:error"));
    return new Envoy(name, logs, command, adminPort);
  }

  public Daemon daemon() {
    return daemon;
  }

  /** Starts a dead one again. */
  public void restart() {
    daemon.close();
    daemon = Daemon.start(name, logs, command, Map.of());
    awaitReady();
  }

  /** Waits until its control plane has told it all. */
  public void awaitReady() {
    Until.holds(
        name + " to be ready",
        Duration.ofSeconds(60),
        () -> {
          daemon.check();
          return !ask("/ready").isEmpty();
        },
        () -> daemon.lastLines());
  }

  /** Whether it was told where requests for that host go. */
  boolean routes(String host) {
    return ask("/config_dump?resource=dynamic_route_configs").contains('"' + host + '"');
  }

  /** What its admin answers; nothing while it does not. */
  private String ask(String path) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + adminPort + path))
            .timeout(Duration.ofSeconds(2))
            .build();
    try {
      HttpResponse<String> answer = HTTP.send(request, BodyHandlers.ofString());
      return answer.statusCode() == 200 ? answer.body() : "";
    } catch (IOException notYet) {
      return "";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    }
  }

  @Override
  public void close() {
    daemon.close();
  }
}
