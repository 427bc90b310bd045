package io.haldane.e2e.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.e2e.Cluster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;

/** A wall clock that one process believes in: libfaketime, of the Debian package of that name. */
record FakeClock(Path file) {
  private static final Path LIBRARY =
      Path.of("/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1");

  /** Not ahead and not behind. */
  static FakeClock right(Cluster cluster) {
    assertThat(LIBRARY).as("the Debian package libfaketime").exists();
    FakeClock clock = new FakeClock(cluster.plane().run().resolve("clock"));
    clock.set(Duration.ZERO);
    return clock;
  }

  /** What a process believes in it by. Its waits stay those of the kernel. */
  Map<String, String> environment() {
    return Map.of(
        "LD_PRELOAD", LIBRARY.toString(),
        "FAKETIME_TIMESTAMP_FILE", file.toString(),
        "FAKETIME_NO_CACHE", "1",
        "FAKETIME_DONT_FAKE_MONOTONIC", "1",
        "FAKETIME_FORCE_MONOTONIC_FIX", "0");
  }

  /** From now on it is that far ahead of the right time. */
  void set(Duration ahead) {
    try {
      Path next = file.resolveSibling("clock.next");
      Files.writeString(next, "%+d\n".formatted(ahead.toSeconds()));
      // At once, so that nobody reads half of it.
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
