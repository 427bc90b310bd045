package io.haldane.e2e.fault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.haldane.e2e.controller.ControllerRun;
import io.haldane.e2e.process.Signal;
import io.haldane.e2e.process.Until;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Keeps one replica running: starts it again whenever it has ended, as a kubelet does. Thread-safe.
 */
final class Kubelet implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long LOOK = TimeUnit.MILLISECONDS.toNanos(10);
  private static final Duration START = Duration.ofSeconds(90);

  private final Replica replica;
  private final List<Death> deaths = new ArrayList<>();
  private final Instant since = Instant.now();
  private ControllerRun run;
  private boolean closed;

  /**
   * One end of the replica.
   *
   * @param ordered it was alive until then at least; when nobody ordered it, when it was found dead
   * @param dead and did nothing more from then on
   */
  record Death(Instant ordered, Instant dead) {}

  private Kubelet(Replica replica) {
    this.replica = replica;
    this.run = replica.start();
    Thread.ofVirtual().name("kubelet-" + replica.name()).start(this::keep);
  }

  static Kubelet start(Replica replica) {
    return new Kubelet(replica);
  }

  Replica replica() {
    return replica;
  }

  /** {@code kill -9}. The next one is started at once. */
  synchronized void kill() {
    Instant ordered = Instant.now();
    run.kill();
    replace(ordered);
  }

  /** To the present one. */
  synchronized void signal(Signal signal) {
    run.signal(signal);
  }

  synchronized List<Death> deaths() {
    return List.copyOf(deaths);
  }

  /** When it won elections, from its own log. */
  List<Instant> elections() {
    try (var lines = Files.lines(log(), StandardCharsets.UTF_8)) {
      return lines
          .filter(line -> line.contains("leading as"))
          .map(Kubelet::time)
          .filter(at -> at.isAfter(since))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The last one that it won; long ago when it won none. */
  Instant lastElection() {
    List<Instant> elections = elections();
    return elections.isEmpty() ? Instant.MIN : elections.getLast();
  }

  /** Whether its present life has won an election. */
  synchronized boolean leads() {
    return lastElection().isAfter(deaths.isEmpty() ? Instant.MIN : deaths.getLast().dead);
  }

  Kubelet awaitLeading() {
    Until.holds(replica.name() + " to lead", START, this::leads);
    return this;
  }

  /** From each death until it led again; what followed the last one may be missing. */
  List<Duration> recoveries() {
    List<Duration> recoveries = new ArrayList<>();
    List<Instant> elections = elections();
    for (Death death : deaths()) {
      elections.stream()
          .filter(at -> at.isAfter(death.dead))
          .findFirst()
          .ifPresent(at -> recoveries.add(Duration.between(death.dead, at)));
    }
    return recoveries;
  }

  private void keep() {
    while (isWanted()) {
      LockSupport.parkNanos(LOOK);
    }
  }

  private synchronized boolean isWanted() {
    if (!closed && !run.isAlive()) {
      replace(Instant.now());
    }
    return !closed;
  }

  private void replace(Instant ordered) {
    deaths.add(new Death(ordered, Instant.now()));
    run.close();
    run = replica.start();
  }

  private synchronized Path log() {
    return run.daemon().log();
  }

  private static Instant time(String line) {
    try {
      JsonNode json = JSON.readTree(line);
      return Instant.parse(json.path("ts").asText());
    } catch (IOException e) {
      throw new UncheckedIOException(line, e);
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    run.close();
  }
}
