package io.haldane.api.decode;

import java.util.ArrayDeque;
import java.util.Deque;

/** Where a reader is in an object; not thread-safe. */
final class FieldPath {
  private static final int LONGEST = 200;
  private static final int LONGEST_NAME = 60;
  private final Deque<Object> steps = new ArrayDeque<>();

  /**
   * @param step name of a field, or index in a list
   */
  void down(Object step) {
    steps.addLast(step);
  }

  void up() {
    steps.removeLast();
  }

  /** {@code spec.analysis.metrics[0].name}; long names are shortened. */
  @Override
  public String toString() {
    return of(steps);
  }

  static String of(Iterable<?> steps) {
    StringBuilder text = new StringBuilder();
    for (Object step : steps) {
      if (step instanceof Integer index) {
        text.append('[').append(index).append(']');
      } else {
        text.append(text.isEmpty() ? "" : ".").append(shortened(String.valueOf(step)));
      }
    }
    if (text.length() > LONGEST) {
      text.replace(LONGEST, text.length(), "…");
    }
    return text.isEmpty() ? "it" : text.toString();
  }

  private static String shortened(String name) {
    return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME) + "…";
  }
}
