package io.haldane.sandbox.promql;

import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.Map;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.TreeMap;

/** The label set that names one series, metric name included. Empty values mean "no such label". */
public final class Labels implements Comparable<Labels> {
  /** The label that carries the metric name. */
  public static final String NAME = "__name__";

  public static final Labels EMPTY = new Labels(new TreeMap<>());

  private final SortedMap<String, String> entries;
  private final int hash;

  private Labels(SortedMap<String, String> entries) {
    this.entries = Collections.unmodifiableSortedMap(entries);
    this.hash = entries.hashCode();
  }

  public static Labels of(Map<String, String> entries) {
    TreeMap<String, String> sorted = new TreeMap<>(entries);
    sorted.values().removeIf(String::isEmpty);
    return new Labels(sorted);
  }

  /** A metric name and pairs of label name and value. */
  public static Labels of(String name, String... pairs) {
    TreeMap<String, String> entries = new TreeMap<>();
    entries.put(NAME, name);
    for (int i = 0; i + 1 < pairs.length; i += 2) {
      entries.put(pairs[i], pairs[i + 1]);
    }
    return of(entries);
  }

  /** The value of a label, or the empty text. */
  public String get(String name) {
    return entries.getOrDefault(name, "");
  }

  public String name() {
    return get(NAME);
  }

  /** All labels in the order of their names. */
  public SortedMap<String, String> entries() {
    return entries;
  }

  public Labels with(String name, String value) {
    TreeMap<String, String> changed = new TreeMap<>(entries);
    changed.put(name, value);
    return of(changed);
  }

  public Labels without(Collection<String> names) {
    TreeMap<String, String> kept = new TreeMap<>(entries);
    names.forEach(kept::remove);
    return new Labels(kept);
  }

  public Labels only(Collection<String> names) {
    TreeMap<String, String> kept = new TreeMap<>(entries);
    kept.keySet().retainAll(names);
    return new Labels(kept);
  }

  /** Most results are no longer the metric that they were computed from. */
  public Labels withoutName() {
    if (!entries.containsKey(NAME)) {
      return this;
    }
    TreeMap<String, String> kept = new TreeMap<>(entries);
    kept.remove(NAME);
    return new Labels(kept);
  }

  @Override
  public int compareTo(Labels other) {
    Iterator<Map.Entry<String, String>> theirs = other.entries.entrySet().iterator();
    for (Map.Entry<String, String> mine : entries.entrySet()) {
      if (!theirs.hasNext()) {
        return 1;
      }
      Map.Entry<String, String> their = theirs.next();
      int order = mine.getKey().compareTo(their.getKey());
      order = order != 0 ? order : mine.getValue().compareTo(their.getValue());
      if (order != 0) {
        return order;
      }
    }
    return theirs.hasNext() ? -1 : 0;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Labels labels && hash == labels.hash && entries.equals(labels.entries);
  }

  @Override
  public int hashCode() {
    return hash;
  }

  /** As PromQL writes a series: {@code up{job="sandbox"}}. */
  @Override
  public String toString() {
    StringJoiner braces = new StringJoiner(", ", "{", "}");
    for (Map.Entry<String, String> entry : entries.entrySet()) {
      if (!entry.getKey().equals(NAME)) {
        braces.add(entry.getKey() + "=" + Quoted.of(entry.getValue()));
      }
    }
    String labels = braces.toString();
    return name().isEmpty() || labels.length() > 2 ? name() + labels : name();
  }
}
