package io.haldane.controller.kube;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A user of the cluster, as the API server describes one.
 *
 * @param name such as {@code alice@example.com} or {@code system:serviceaccount:shop:ci}
 * @param uid absent where the source of the name has none
 * @param extra what an authenticator added, by key
 */
public record Person(
    String name, @Nullable String uid, List<String> groups, Map<String, List<String>> extra) {
  public Person {
    groups = List.copyOf(groups);
    extra = Map.copyOf(extra);
  }

  public static Person named(String name, List<String> groups) {
    return new Person(name, null, groups, Map.of());
  }
}
