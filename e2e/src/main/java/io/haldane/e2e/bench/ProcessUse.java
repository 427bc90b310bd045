package io.haldane.e2e.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What Linux says of a process. */
final class ProcessUse {
  private static final int USER_TIME = 11;

  /**
   * In bytes.
   *
   * @param anonymous heap, metaspace, compiled code, stacks, malloc
   * @param file mapped files: libraries, the class archive
   * @param peak the most that was ever resident
   */
  record Memory(long resident, long anonymous, long file, long peak) {}

  private ProcessUse() {}

  /** Seconds of one core, since its start. */
  static double cpuSeconds(long pid) {
    return cpuSeconds(read(pid, "stat"));
  }

  /** 0 when it has just ended. */
  static double cpuSecondsIfAlive(long pid) {
    try {
      return cpuSeconds(Files.readString(Path.of("/proc", String.valueOf(pid), "stat")));
    } catch (IOException ended) {
      return 0;
    }
  }

  static Memory memory(long pid) {
    return memory(read(pid, "status"));
  }

  static double cpuSeconds(String stat) {
    // The name, in parentheses, may hold anything.
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    return (Long.parseLong(fields[USER_TIME]) + Long.parseLong(fields[USER_TIME + 1]))
        / Machine.TICKS;
  }

  static Memory memory(String status) {
    return new Memory(
        bytes(status, "VmRSS"),
        bytes(status, "RssAnon"),
        bytes(status, "RssFile"),
        bytes(status, "VmHWM"));
  }

  private static long bytes(String status, String field) {
    return status
        .lines()
        .filter(line -> line.startsWith(field + ":"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("the process has no " + field));
  }

  private static String read(long pid, String file) {
    try {
      return Files.readString(Path.of("/proc", String.valueOf(pid), file));
    } catch (IOException e) {
      throw new UncheckedIOException("process " + pid + " cannot be read; is it dead?", e);
    }
  }
}
