package io.haldane.cli.cluster;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;

/** Cuts a stream of bytes into lines. Called by one thread at a time. */
final class Lines {
  private final Consumer<String> whole;
  private final ByteArrayOutputStream rest = new ByteArrayOutputStream();

  Lines(Consumer<String> whole) {
    this.whole = whole;
  }

  void add(List<ByteBuffer> buffers) {
    for (ByteBuffer buffer : buffers) {
      while (buffer.hasRemaining()) {
        byte next = buffer.get();
        if (next == '\n') {
          whole.accept(rest());
          rest.reset();
        } else {
          rest.write(next);
        }
      }
    }
  }

  /** What came behind the last end of a line. */
  String rest() {
    return rest.toString(StandardCharsets.UTF_8);
  }
}
