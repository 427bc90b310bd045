package io.haldane.sandbox.workload;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The nodes that the cluster would have. Nothing runs on them; they are there to be counted. */
final class Nodes {
  private static final List<Map<String, String>> LABELS = List.of(labels("one"), labels("two"));

  private Nodes() {}

  /** How many nodes have all of those labels; without a selector, all. */
  static int matching(@Nullable Map<String, String> selector) {
    Map<String, String> wanted = selector == null ? Map.of() : selector;
    return (int)
        LABELS.stream().filter(labels -> labels.entrySet().containsAll(wanted.entrySet())).count();
  }

  private static Map<String, String> labels(String name) {
    return Map.of("kubernetes.io/hostname", name, "kubernetes.io/os", "linux");
  }
}
