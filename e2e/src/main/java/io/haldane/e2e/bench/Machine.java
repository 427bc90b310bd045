package io.haldane.e2e.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;

/** Where the figures come from: all of the cluster and the run itself share it. */
final class Machine {
  /** Clock ticks a second: the same on every Linux that Java runs on. */
  static final double TICKS = 100;

  private Machine() {}

  /** For people and for JSON, in this order. */
  static Map<String, Object> facts() {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("processor", line("/proc/cpuinfo", "model name").replaceFirst(".*: *", ""));
    facts.put("cores", Runtime.getRuntime().availableProcessors());
    long kilobytes = Long.parseLong(line("/proc/meminfo", "MemTotal").replaceAll("[^0-9]", ""));
    facts.put("memory", "%.1f GiB".formatted(kilobytes / 1048576.0));
    facts.put("kernel", System.getProperty("os.name") + " " + System.getProperty("os.version"));
    facts.put("jdk", System.getProperty("java.vendor") + " " + Runtime.version());
    facts.put("load before", read("/proc/loadavg").split(" ", 2)[0]);
    return facts;
  }

  /** Seconds for which cores were busy, over all of them, since the machine was started. */
  static double busySeconds() {
    return busySeconds(line("/proc/stat", "cpu "));
  }

  static double busySeconds(String stat) {
    String[] ticks = stat.strip().split(" +");
    // In this order: cpu user nice system idle iowait irq softirq steal.
    return IntStream.of(1, 2, 3, 6, 7).mapToLong(i -> Long.parseLong(ticks[i])).sum() / TICKS;
  }

  private static String line(String file, String start) {
    return read(file).lines().filter(line -> line.startsWith(start)).findFirst().orElse("unknown");
  }

  private static String read(String file) {
    try {
      return Files.readString(Path.of(file));
    } catch (IOException e) {
      throw new UncheckedIOException("could not read " + file, e);
    }
  }
}
