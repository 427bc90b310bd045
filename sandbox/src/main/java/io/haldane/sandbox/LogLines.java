package io.haldane.sandbox;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The last lines that a process has said; all of them go to a file. Thread-safe. */
final class LogLines {
  private static final Logger LOG = Logger.getLogger(LogLines.class.getName());
  private static final int KEPT = 500;
  private final Deque<String> lines = new ArrayDeque<>();

  /** Reads until the process closes its output. */
  void follow(InputStream output, Path file) {
    try (BufferedReader reader =
            new BufferedReader(new InputStreamReader(output, StandardCharsets.UTF_8));
        BufferedWriter writer = Files.newBufferedWriter(file)) {
      String line = reader.readLine();
      while (line != null) {
        add(line);
        writer.write(line);
        writer.newLine();
        writer.flush();
        line = reader.readLine();
      }
    } catch (IOException e) {
      LOG.log(Level.FINE, "the output of the controller ended", e);
    }
  }

  synchronized List<String> last() {
    return List.copyOf(lines);
  }

  private synchronized void add(String line) {
    if (lines.size() == KEPT) {
      lines.removeFirst();
    }
    lines.addLast(line);
  }
}
