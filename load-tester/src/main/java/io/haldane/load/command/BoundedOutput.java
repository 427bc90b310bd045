package io.haldane.load.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * The last bytes of an output, because errors are at its end. The rest is read and dropped, so that
 * the program does not block. Thread-safe.
 */
final class BoundedOutput {
  private static final int CHUNK = 8 * 1024;

  private final byte[] last;
  private long total;

  BoundedOutput(int most) {
    this.last = new byte[most];
  }

  /** Reads to the end of the stream, which also comes when the program is killed. */
  void drain(InputStream stream) {
    byte[] chunk = new byte[CHUNK];
    try (stream) {
      for (int read = stream.read(chunk); read >= 0; read = stream.read(chunk)) {
        append(chunk, read);
      }
    } catch (IOException ended) {
      // What was read until then is what there is.
    }
  }

  private synchronized void append(byte[] chunk, int length) {
    for (int at = 0; at < length; at++) {
      last[(int) (total++ % last.length)] = chunk[at];
    }
  }

  synchronized String text() {
    int kept = (int) Math.min(total, last.length);
    byte[] ordered = new byte[kept];
    for (int at = 0; at < kept; at++) {
      ordered[at] = last[(int) ((total - kept + at) % last.length)];
    }
    String text = new String(ordered, StandardCharsets.UTF_8).strip();
    return total > kept ? "[%d bytes left out] %s".formatted(total - kept, text) : text;
  }
}
