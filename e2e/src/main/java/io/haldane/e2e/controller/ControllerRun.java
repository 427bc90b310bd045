package io.haldane.e2e.controller;

import io.haldane.e2e.process.Daemon;
import io.haldane.e2e.process.Signal;
import io.haldane.e2e.process.Until;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One replica of the controller: the jar of the build as a process. */
public final class ControllerRun implements AutoCloseable {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Duration READY = Duration.ofSeconds(90);

  private final Daemon daemon;
  private final int port;

  private ControllerRun(Daemon daemon, int port) {
    this.daemon = daemon;
    this.port = port;
  }

  /**
   * Starts it without waiting.
   *
   * @param name of its log
   * @param app holds {@code quarkus-run.jar}
   * @param flags added to those of the installation; a later one wins
   */
  public static ControllerRun start(
      Installation installation,
      Jvm jvm,
      String name,
      Path logs,
      Path app,
      int port,
      List<String> flags) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvm.options());
    command.addAll(List.of("-jar", app.resolve("quarkus-run.jar").toString()));
    command.addAll(installation.flags());
    // Pods have ports of that number on addresses of their own.
    command.add("-host=127.0.0.1");
    command.add("-port=" + port);
    command.addAll(flags);
    return new ControllerRun(Daemon.start(name, logs, command, jvm.environment()), port);
  }

  public Daemon daemon() {
    return daemon;
  }

  /** Where its dashboard, metrics and health are. */
  public URI url() {
    return URI.create("http://127.0.0.1:" + port + "/");
  }

  /** Waits until it says that it is ready. */
  public ControllerRun awaitReady() {
    return awaitReady(Until.POLL);
  }

  /**
   * @param poll how often it is asked
   */
  public ControllerRun awaitReady(Duration poll) {
    Until.holds(
        daemon.name() + " to be ready",
        READY,
        poll,
        () -> {
          daemon.check();
          return answers("readyz");
        },
        daemon::lastLines);
    return this;
  }

  /** Its metrics, as Prometheus reads them. */
  public String metrics() {
    try {
      return HTTP.send(request("metrics"), BodyHandlers.ofString()).body();
    } catch (IOException e) {
      throw new IllegalStateException("no metrics from " + url(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private boolean answers(String path) {
    try {
      return HTTP.send(request(path), BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private HttpRequest request(String path) {
    return HttpRequest.newBuilder(url().resolve(path)).timeout(Duration.ofSeconds(5)).build();
  }

  public boolean isAlive() {
    return daemon.isAlive();
  }

  /** {@code kill -9}. */
  public void kill() {
    daemon.kill();
  }

  public void signal(Signal signal) {
    daemon.signal(signal);
  }

  @Override
  public void close() {
    daemon.close();
  }
}
