package io.haldane.engine.workload;

import io.haldane.engine.settings.Settings;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How the pods of the target are selected, and which label distinguishes them from those of its
 * primary.
 *
 * @param label as a rule one of the installation's selector labels
 * @param value what the pods of the target carry there
 * @param labels all labels by which the target selects, that one among them
 */
public record Selector(String label, String value, Map<String, String> labels) {
  public Selector {
    labels = Collections.unmodifiableMap(new TreeMap<>(labels));
  }

  /**
   * By the label that a primary was made with, and before there is one by the first of the
   * installation's selector labels that the target selects by.
   *
   * @param target labels by which the target selects
   * @param primary those by which its primary selects; empty when there is none
   */
  public static Optional<Selector> of(
      Map<String, String> target, Map<String, String> primary, Settings settings) {
    Stream<String> made =
        new TreeSet<>(target.keySet())
            .stream().filter(label -> suffixed(target.get(label)).equals(primary.get(label)));
    return Stream.concat(made, settings.selectorLabels().stream().filter(target::containsKey))
        .findFirst()
        .map(label -> new Selector(label, target.getOrDefault(label, ""), target));
  }

  private static String suffixed(@Nullable String value) {
    return value + "-primary";
  }

  public String primaryValue() {
    return suffixed(value);
  }

  /** The same labels as a new primary selects by them. */
  public Map<String, String> primaryLabels() {
    Map<String, String> primary = new TreeMap<>(labels);
    primary.put(label, primaryValue());
    return primary;
  }
}
