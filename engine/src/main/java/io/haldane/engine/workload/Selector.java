package io.haldane.engine.workload;

import io.haldane.engine.Settings;
import java.util.Map;
import java.util.Optional;

/**
 * The label that tells canary pods from primary pods.
 *
 * @param label one of the installation's selector labels
 * @param value what the pods of the target carry
 */
public record Selector(String label, String value) {
  /** The first selector label that the target selects by. */
  public static Optional<Selector> of(Map<String, String> matchLabels, Settings settings) {
    return settings.selectorLabels().stream()
        .filter(matchLabels::containsKey)
        .map(label -> new Selector(label, matchLabels.getOrDefault(label, "")))
        .findFirst();
  }

  public String primaryValue() {
    return value + "-primary";
  }
}
