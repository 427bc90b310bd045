package io.haldane.sandbox.metrics;

import io.haldane.sandbox.net.Ports;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A Prometheus of our own on a free loopback port, with a temporary folder for all its files. It
 * ends and the folder goes when it is closed, and at the latest with this JVM.
 */
public final class PrometheusProcess implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofSeconds(30);
  private static final Duration POLL = Duration.ofMillis(50);
  private static final int LOG_LINES = 5;

  private final Path folder;
  private final URI address;
  private final Process process;
  private final Thread hook;
  private final AtomicBoolean closed = new AtomicBoolean();

  private PrometheusProcess(Path folder, URI address, Process process) {
    this.folder = folder;
    this.address = address;
    this.process = process;
    this.hook = Thread.ofPlatform().unstarted(this::end);
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /**
   * Starts and waits until it is ready.
   *
   * @param configuration content of {@code prometheus.yml}
   * @param flags added to those for address, configuration and storage
   * @throws IOException when it cannot be started or is not ready in time, with its last words
   */
  public static PrometheusProcess start(
      PrometheusBinary binary, String configuration, List<String> flags) throws IOException {
    Path folder = Files.createTempDirectory("haldane-prometheus");
    PrometheusProcess prometheus;
    try {
      prometheus = launch(binary, configuration, flags, folder);
    } catch (IOException e) {
      delete(folder);
      throw e;
    }
    String failure = prometheus.failureToStart();
    if (failure != null) {
      prometheus.close();
      throw new IOException(binary.path() + " " + failure);
    }
    return prometheus;
  }

  private static PrometheusProcess launch(
      PrometheusBinary binary, String configuration, List<String> flags, Path folder)
      throws IOException {
    Path yaml = Files.writeString(folder.resolve("prometheus.yml"), configuration);
    String address = "127.0.0.1:" + Ports.anyFree();
    List<String> command = new ArrayList<>();
    command.add(binary.path().toString());
    command.add("--config.file=" + yaml);
    command.add("--storage.tsdb.path=" + folder.resolve("data"));
    command.add("--web.listen-address=" + address);
    command.addAll(flags);
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log(folder).toFile())
            .start();
    return new PrometheusProcess(folder, URI.create("http://" + address), process);
  }

  /** Base of its API. */
  public URI address() {
    return address;
  }

  Path folder() {
    return folder;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Waits; null when it is ready, else what happened. */
  private @Nullable String failureToStart() throws IOException {
    long limit = System.nanoTime() + START_LIMIT.toNanos();
    try (HttpClient http = HttpClient.newBuilder().connectTimeout(POLL.multipliedBy(10)).build()) {
      while (System.nanoTime() < limit) {
        if (process.waitFor(POLL.toMillis(), TimeUnit.MILLISECONDS)) {
          return "ended with status " + process.exitValue() + ": " + lastWords();
        }
        if (isReady(http)) {
          return null;
        }
      }
      return "was not ready within " + START_LIMIT.toSeconds() + " s: " + lastWords();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "was not waited for: interrupted";
    }
  }

  private boolean isReady(HttpClient http) throws InterruptedException {
    URI ready = address.resolve("/-/ready");
    HttpRequest request = HttpRequest.newBuilder(ready).timeout(Duration.ofSeconds(2)).build();
    try {
      return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  private String lastWords() throws IOException {
    List<String> lines = Files.readString(log(folder), StandardCharsets.UTF_8).lines().toList();
    return String.join(" | ", lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size()));
  }

  private static Path log(Path folder) {
    return folder.resolve("prometheus.log");
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      end();
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException shuttingDown) {
        // The hook runs already and finds nothing to do.
      }
    }
  }

  /** Not gently: nothing that it holds is wanted any more. */
  private void end() {
    process.destroyForcibly();
    process.onExit().orTimeout(5, TimeUnit.SECONDS).exceptionally(_ -> process).join();
    try {
      delete(folder);
    } catch (IOException e) {
      System.getLogger(PrometheusProcess.class.getName())
          .log(System.Logger.Level.WARNING, "Cannot remove {0}: {1}", folder, e.getMessage());
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
              throws IOException {
            Files.delete(directory);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
