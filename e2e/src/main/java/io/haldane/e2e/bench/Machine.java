package io.haldane.e2e.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Where the figures come from: all of the cluster and the run itself share it. */
final class Machine {
  private Machine() {}

  /** For people and for JSON, in this order. */
  static Map<String, Object> facts() {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("processor", line("/proc/cpuinfo", "model name"));
    facts.put("cores", Runtime.getRuntime().availableProcessors());
    long kilobytes = Long.parseLong(line("/proc/meminfo", "MemTotal").replaceAll("[^0-9]", ""));
    facts.put("memory", "%.1f GiB".formatted(kilobytes / 1048576.0));
    facts.put("kernel", System.getProperty("os.name") + " " + System.getProperty("os.version"));
    facts.put("jdk", System.getProperty("java.vendor") + " " + Runtime.version());
    facts.put("load before", read("/proc/loadavg").split(" ", 2)[0]);
    return facts;
  }

  private static String line(String file, String start) {
    return read(file)
        .lines()
        .filter(line -> line.startsWith(start))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst()
        .orElse("unknown");
  }

  private static String read(String file) {
    try {
      return Files.readString(Path.of(file));
    } catch (IOException e) {
      throw new UncheckedIOException("could not read " + file, e);
    }
  }
}
