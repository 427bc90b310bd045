package io.haldane.e2e.node;

import io.fabric8.kubernetes.api.model.Service;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Names of Services in the hosts file of the network namespace. Readers may come at any moment:
 * lines are only added at the end, and a line that is no longer true becomes a comment by one byte.
 * Thread-safe.
 */
final class Names {
  private final Path hosts;
  private final Map<String, Line> lines = new HashMap<>();

  private record Line(String address, long offset) {}

  /**
   * @param hosts mounted over {@code /etc/hosts} in the namespace; must stay the same file
   */
  Names(Path hosts) {
    this.hosts = hosts;
  }

  synchronized void put(Service service) {
    String address = service.getSpec().getClusterIP();
    if (address == null || address.isEmpty() || address.equals("None")) {
      return;
    }
    String key = key(service);
    Line before = lines.get(key);
    if (before != null && before.address.equals(address)) {
      return;
    }
    remove(service);
    String name = service.getMetadata().getName() + "." + service.getMetadata().getNamespace();
    String text = "%s %s %s.svc %s.svc.cluster.local\n".formatted(address, name, name, name);
    lines.put(key, new Line(address, append(text)));
  }

  synchronized void remove(Service service) {
    Line line = lines.remove(key(service));
    if (line != null) {
      write(line.offset, "#");
    }
  }

  private static String key(Service service) {
    return service.getMetadata().getNamespace() + "/" + service.getMetadata().getName();
  }

  private long append(String text) {
    try {
      long end = java.nio.file.Files.size(hosts);
      write(end, text);
      return end;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(long offset, String text) {
    try (RandomAccessFile file = new RandomAccessFile(hosts.toFile(), "rw")) {
      file.seek(offset);
      file.write(text.getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw new UncheckedIOException("could not write " + hosts, e);
    }
  }
}
