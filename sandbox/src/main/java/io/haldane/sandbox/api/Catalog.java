package io.haldane.sandbox.api;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** What this cluster serves at the moment. Thread-safe. */
final class Catalog {
  private final List<ResourceKind> kinds = new CopyOnWriteArrayList<>();

  void install(KindSet set) {
    set.kinds().forEach(this::install);
  }

  /** A later definition of the same kind replaces the earlier one. */
  void install(ResourceKind kind) {
    uninstall(kind.group(), kind.plural());
    kinds.add(kind);
  }

  void uninstall(KindSet set) {
    set.kinds().forEach(kind -> uninstall(kind.group(), kind.plural()));
  }

  void uninstall(String group, String plural) {
    kinds.removeIf(kind -> kind.group().equals(group) && kind.plural().equals(plural));
  }

  Optional<ResourceKind> find(String group, String version, String plural) {
    return kinds.stream()
        .filter(kind -> kind.group().equals(group) && kind.plural().equals(plural))
        .filter(kind -> kind.versions().contains(version))
        .findFirst();
  }

  /** In the order in which they were installed. */
  List<ResourceKind> kinds() {
    return List.copyOf(kinds);
  }
}
