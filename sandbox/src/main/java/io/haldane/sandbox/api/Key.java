package io.haldane.sandbox.api;

import java.util.Comparator;

/** Where an object is kept. The order is that of lists. */
record Key(String group, String plural, String namespace, String name) implements Comparable<Key> {
  private static final Comparator<Key> ORDER =
      Comparator.comparing(Key::group)
          .thenComparing(Key::plural)
          .thenComparing(Key::namespace)
          .thenComparing(Key::name);

  static Key of(ResourceKind kind, String namespace, String name) {
    return new Key(kind.group(), kind.plural(), kind.namespaced() ? namespace : "", name);
  }

  boolean holds(ResourceKind kind, String inNamespace) {
    return group.equals(kind.group())
        && plural.equals(kind.plural())
        && (inNamespace.isEmpty() || namespace.equals(inNamespace));
  }

  /** {@code virtualservices.networking.istio.io "checkout"}, as the API calls it in messages. */
  String title() {
    return (group.isEmpty() ? plural : plural + "." + group) + " \"" + name + "\"";
  }

  @Override
  public int compareTo(Key other) {
    return ORDER.compare(this, other);
  }
}
