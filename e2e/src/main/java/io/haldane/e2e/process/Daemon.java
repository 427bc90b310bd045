package io.haldane.e2e.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * A program that goes on until it is ended, with its output in a file that stays. It dies with this
 * JVM. Thread-safe.
 */
public final class Daemon implements AutoCloseable {
  private static final Duration GRACE = Duration.ofSeconds(5);
  private static final int LAST_LINES = 20;

  private final String name;
  private final Path log;
  private final Process process;
  private final Thread hook;

  private Daemon(String name, Path log, Process process) {
    this.name = name;
    this.log = log;
    this.process = process;
    this.hook = new Thread(process::destroyForcibly, name + "-dies-with-us");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /**
   * Starts it; its output goes to {@code NAME.log}, after what a former one of that name said.
   *
   * @param environment added to ours
   */
  public static Daemon start(
      String name, Path logs, List<String> command, Map<String, String> environment) {
    Path log = logs.resolve(name + ".log");
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    try {
      Files.createDirectories(logs);
      Process process = builder.redirectOutput(Redirect.appendTo(log.toFile())).start();
      process.getOutputStream().close();
      return new Daemon(name, log, process);
    } catch (IOException e) {
      throw new UncheckedIOException("could not start " + name + ": " + e.getMessage(), e);
    }
  }

  public static Daemon start(String name, Path logs, List<String> command) {
    return start(name, logs, command, Map.of());
  }

  public String name() {
    return name;
  }

  public long pid() {
    return process.pid();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** What it said so far, and said before a restart. */
  public Path log() {
    return log;
  }

  public void signal(Signal signal) {
    Command.run("kill", "-" + signal, Long.toString(pid()));
  }

  /** {@code kill -9}: it has no time to finish anything. Returns when it is dead. */
  public void kill() {
    process.destroyForcibly();
    process.onExit().join();
  }

  /**
   * Fails when it has ended, with its last lines; what waits for it calls this.
   *
   * @throws IllegalStateException when it is dead
   */
  public void check() {
    if (!process.isAlive()) {
      throw new IllegalStateException(
          "%s ended with %d:\n%s\nall of it: %s"
              .formatted(name, process.exitValue(), lastLines(), log));
    }
  }

  public String lastLines() {
    try (var lines = Files.lines(log, StandardCharsets.UTF_8)) {
      List<String> all = lines.toList();
      return all.stream()
          .skip(Math.max(0, all.size() - LAST_LINES))
          .collect(Collectors.joining("\n"));
    } catch (IOException | UncheckedIOException e) {
      return "(" + log + " cannot be read: " + e.getMessage() + ")";
    }
  }

  /** Ends it, kindly first. A held one is let go, so that it hears of it. */
  @Override
  public void close() {
    try {
      if (process.isAlive()) {
        signal(Signal.CONT);
        process.destroy();
      }
      if (!process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
        kill();
      }
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    } catch (IllegalStateException goneOrShuttingDown) {
      process.destroyForcibly();
    }
  }
}
