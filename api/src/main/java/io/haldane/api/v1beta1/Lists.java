package io.haldane.api.v1beta1;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * People write {@code alerts:} with nothing behind it: null means empty, and a null element or
 * value means that it is not there.
 */
final class Lists {
  private Lists() {}

  /** A text that the schema requires; an API server without our schema lets its absence through. */
  static String orBlank(@Nullable String text) {
    return text == null ? "" : text;
  }

  static <T> List<T> orEmpty(@Nullable List<T> list) {
    return list == null ? List.of() : list.stream().filter(Objects::nonNull).toList();
  }

  static <V> Map<String, V> orEmpty(@Nullable Map<String, V> map) {
    if (map == null) {
      return Map.of();
    }
    if (map.values().stream().noneMatch(Objects::isNull)) {
      return map;
    }
    Map<String, V> present = new LinkedHashMap<>(map);
    present.values().removeIf(Objects::isNull);
    return present;
  }

  static <T> Map<String, List<T>> orEmptyLists(@Nullable Map<String, List<T>> map) {
    Map<String, List<T>> present = new LinkedHashMap<>(orEmpty(map));
    present.replaceAll((_, list) -> orEmpty(list));
    return present;
  }
}
