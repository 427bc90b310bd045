package io.haldane.api.metrics;

import java.util.List;

/**
 * The keys of the Secret that a template refers to.
 *
 * @param required whether a template without a Secret cannot be used
 * @param alternatives sets of keys, one of which has to be there whole; the first that is there
 *     counts
 * @param optional keys that may be there besides
 */
public record Credentials(
    boolean required, List<List<String>> alternatives, List<String> optional) {
  /** The backend knows no login. */
  public static final Credentials NONE = new Credentials(false, List.of(), List.of());

  public Credentials {
    alternatives = alternatives.stream().map(List::copyOf).toList();
    optional = List.copyOf(optional);
  }

  /** A Secret with all these keys is needed. */
  public static Credentials required(String... keys) {
    return new Credentials(true, List.of(List.of(keys)), List.of());
  }

  /** A backend that may be open; a Secret has one of these sets of keys. */
  @SafeVarargs
  public static Credentials optional(List<String>... alternatives) {
    return new Credentials(false, List.of(alternatives), List.of());
  }
}
