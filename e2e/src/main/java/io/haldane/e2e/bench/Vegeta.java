package io.haldane.e2e.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.haldane.e2e.cluster.Cache;
import io.haldane.e2e.process.Command;
import io.haldane.e2e.process.Daemon;
import io.haldane.e2e.process.Until;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The generator that ours is compared with: it keeps its rate, too. */
record Vegeta(Path run) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration POLL = Duration.ofMillis(10);
  private static final double NANOS_PER_MILLI = 1e6;

  LoadFigures attack(URI target, int rate, Duration duration) {
    Path targets = run.resolve("vegeta.targets");
    Path results = run.resolve("vegeta.results");
    try {
      Files.writeString(targets, "GET " + target + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException("could not write " + targets, e);
    }
    double cpu = cpu(attack(targets, results, rate, duration), duration);
    return figures(Command.run(binary(), "report", "-type=json", results.toString()), cpu);
  }

  private Daemon attack(Path targets, Path results, int rate, Duration duration) {
    List<String> command =
        List.of(
            binary(),
            "attack",
            "-targets=" + targets,
            "-output=" + results,
            "-rate=" + rate + "/s",
            "-duration=" + duration.toSeconds() + "s");
    return Daemon.start("vegeta", run.resolve("logs"), command);
  }

  /** What it had used when it was last seen alive. */
  private static double cpu(Daemon attack, Duration duration) {
    double[] used = {0};
    Until.holds(
        "vegeta to end",
        duration.plusSeconds(60),
        POLL,
        () -> {
          used[0] = Math.max(used[0], ProcessUse.cpuSecondsIfAlive(attack.pid()));
          return !attack.isAlive();
        },
        attack::lastLines);
    attack.close();
    return used[0];
  }

  private static String binary() {
    return Cache.ofUser().binary("vegeta");
  }

  static LoadFigures figures(String report, double cpuSeconds) {
    try {
      JsonNode all = JSON.readTree(report);
      JsonNode latencies = all.path("latencies");
      return new LoadFigures(
          all.path("rate").asDouble(),
          100 * (1 - all.path("success").asDouble()),
          latencies.path("50th").asDouble() / NANOS_PER_MILLI,
          latencies.path("99th").asDouble() / NANOS_PER_MILLI,
          cpuSeconds * 1e6 / all.path("requests").asLong());
    } catch (IOException e) {
      throw new UncheckedIOException("vegeta's report cannot be read: " + report, e);
    }
  }
}
