package io.haldane.sandbox;

import io.haldane.sandbox.net.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The controller as a process of its own, which can be killed like one. It dies with this JVM.
 * Thread-safe.
 */
public final class ControllerProcess implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration LAST_WORDS = Duration.ofSeconds(2);
  private static final String PORT_FLAG = "-port=";

  private final Process process;
  private final int port;
  private final Path log;
  private final LogLines lines = new LogLines();
  private final Thread reader;
  private final Thread hook;

  private ControllerProcess(Process process, int port, Path log) {
    this.process = process;
    this.port = port;
    this.log = log;
    this.reader = Thread.ofVirtual().start(() -> lines.follow(process.getInputStream(), log));
    this.hook = new Thread(process::destroyForcibly, "controller-dies-with-us");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** Whether a built controller is there. */
  public static boolean isBuilt(Path quarkusAppDir) {
    return Files.isRegularFile(ControllerJvm.jar(quarkusAppDir));
  }

  /**
   * Starts it with the JVM that runs us, and with the options that were built beside it.
   *
   * @param quarkusAppDir holds {@code quarkus-run.jar}
   * @param flags such as {@code -master=http://127.0.0.1:1234}; a free port is added unless {@code
   *     -port=} is among them
   * @param environment added to ours
   */
  public static ControllerProcess start(
      Path quarkusAppDir, List<String> flags, Map<String, String> environment) throws IOException {
    return start(ControllerJvm.running(quarkusAppDir), flags, environment);
  }

  /**
   * @param jvm the command up to the controller's own flags
   */
  public static ControllerProcess start(
      List<String> jvm, List<String> flags, Map<String, String> environment) throws IOException {
    int port = port(flags);
    List<String> command = new ArrayList<>(jvm);
    command.addAll(flags.stream().filter(flag -> !flag.startsWith(PORT_FLAG)).toList());
    command.add(PORT_FLAG + port);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    Path log = Files.createTempFile("haldane-controller-", ".log");
    return new ControllerProcess(builder.start(), port, log);
  }

  /** Environment that leads requests to names of the cluster through its mesh. */
  public static Map<String, String> throughProxy(Network network) {
    return Map.of(
        "HTTP_PROXY",
        "http://127.0.0.1:" + network.proxy().getPort(),
        "NO_PROXY",
        "127.0.0.1,localhost");
  }

  /** {@code http://127.0.0.1:PORT/}, where the dashboard is. */
  public URI url() {
    return URI.create("http://127.0.0.1:" + port + "/");
  }

  /** The process id. */
  public long pid() {
    return process.pid();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** Waits until it ends by itself, and has all its output. */
  public void awaitEnd() throws InterruptedException {
    process.waitFor();
    reader.join(LAST_WORDS);
  }

  /** Its last 500 lines of output, oldest first. */
  public List<String> lastLines() {
    return lines.last();
  }

  /** Everything that it said; deleted on {@link #close()}. */
  public Path log() {
    return log;
  }

  /** Waits until {@code /readyz} answers 200. */
  public Startup awaitReady(Duration limit) throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    HttpRequest request =
        HttpRequest.newBuilder(url().resolve("readyz")).timeout(Duration.ofSeconds(2)).build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      while (System.nanoTime() < end) {
        if (!process.isAlive()) {
          reader.join(LAST_WORDS);
          return new Startup.Died(process.exitValue(), lastLines());
        }
        if (isReady(http, request)) {
          return new Startup.Ready();
        }
        process.waitFor(POLL.toMillis(), TimeUnit.MILLISECONDS);
      }
    }
    return new Startup.TimedOut(lastLines());
  }

  /** {@code kill -9}: it has no time to finish anything. */
  public void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
    reader.join(LAST_WORDS);
  }

  /** Asks it to end and waits; false when it did not within the limit. */
  public boolean stop(Duration limit) throws InterruptedException {
    // By its handle: the process itself would also close the pipe, and what is written to it then
    // kills.
    process.toHandle().destroy();
    boolean ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
    if (ended) {
      reader.join(LAST_WORDS);
    }
    return ended;
  }

  /** Ends it, kindly first, and deletes its log. */
  @Override
  public void close() {
    try {
      if (!stop(Duration.ofSeconds(5))) {
        kill();
      }
      Files.deleteIfExists(log);
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new UncheckedIOException("could not delete " + log, e);
    } catch (IllegalStateException alreadyShuttingDown) {
      process.destroyForcibly();
    }
  }

  private static boolean isReady(HttpClient http, HttpRequest request) throws InterruptedException {
    try {
      return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  private static int port(List<String> flags) {
    return flags.stream()
        .filter(flag -> flag.startsWith(PORT_FLAG))
        .map(flag -> Integer.parseInt(flag.substring(PORT_FLAG.length())))
        .findFirst()
        .orElseGet(Ports::anyFree);
  }
}
