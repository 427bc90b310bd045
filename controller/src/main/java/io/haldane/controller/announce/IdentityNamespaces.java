package io.haldane.controller.announce;

import io.haldane.controller.config.HaldaneConfig;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Namespaces whose alert providers may use the identity of the controller itself. Who may write
 * there could send to everything that the controller may send to, so there are none by default.
 */
record IdentityNamespaces(Set<String> names) implements Predicate<String> {
  private static final String ALL = "*";

  /** What is not the name of a namespace is refused when the controller starts. */
  static IdentityNamespaces of(HaldaneConfig config) {
    return parse(config.alertIdentityNamespaces().orElse(""));
  }

  static IdentityNamespaces parse(String list) {
    Set<String> names =
        Arrays.stream(list.split(",", -1))
            .map(String::strip)
            .filter(name -> !name.isEmpty())
            .collect(Collectors.toUnmodifiableSet());
    names.stream()
        .filter(name -> !name.equals(ALL) && !name.matches("[a-z0-9]([-a-z0-9]*[a-z0-9])?"))
        .findFirst()
        .ifPresent(name -> {
          throw new IllegalArgumentException(
              "-alert-identity-namespaces needs names of namespaces, or *, not " + name);
        });
    return new IdentityNamespaces(names);
  }

  @Override
  public boolean test(String namespace) {
    return names.contains(ALL) || names.contains(namespace);
  }
}
