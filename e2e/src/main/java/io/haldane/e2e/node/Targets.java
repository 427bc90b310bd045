package io.haldane.e2e.node;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.Pod;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** The pods that Prometheus scrapes, as a file of its {@code file_sd}. Thread-safe. */
final class Targets {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int PORT = 9898;

  private final Path file;
  private final Map<String, Target> targets = new TreeMap<>();

  private record Target(List<String> targets, Map<String, String> labels) {}

  Targets(Path file) {
    this.file = file;
    write();
  }

  synchronized void add(Pod pod, String address) {
    var metadata = pod.getMetadata();
    String app =
        Objects.requireNonNullElse(metadata.getLabels(), Map.<String, String>of())
            .getOrDefault("app", "");
    targets.put(
        metadata.getUid(),
        new Target(
            List.of(address + ":" + PORT),
            Map.of(
                "kubernetes_namespace", metadata.getNamespace(),
                "kubernetes_pod_name", metadata.getName(),
                "app", app)));
    write();
  }

  synchronized void remove(Pod pod) {
    if (targets.remove(pod.getMetadata().getUid()) != null) {
      write();
    }
  }

  private void write() {
    try {
      Path fresh = file.resolveSibling(file.getFileName() + ".new");
      Files.write(fresh, JSON.writeValueAsBytes(targets.values()));
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("could not write " + file, e);
    }
  }
}
