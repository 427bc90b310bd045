package io.haldane.api.routing;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A kind of object that a router reads or writes. Permissions, caches and the choice of the cluster
 * follow from it.
 *
 * @param group API group, such as {@code networking.istio.io}; empty for the core group
 * @param versions versions in which the router reads and writes it, at least one
 * @param plural resource name in RBAC rules, such as {@code virtualservices}
 */
public record RoutedKind(
    String group, List<String> versions, String kind, String plural, Access access, Holder holder) {
  public RoutedKind {
    versions = List.copyOf(versions);
    if (versions.isEmpty()) {
      throw new IllegalArgumentException(kind + " needs a version");
    }
  }

  /** What the router does with objects of a kind. */
  public enum Access {
    READ,
    /** Reads them, too. */
    WRITE;

    /** The verbs of an RBAC rule. */
    public List<String> verbs() {
      Stream<Verb> all = Stream.of(Verb.values());
      return all.filter(verb -> this == WRITE || !verb.writes)
          .map(verb -> verb.name().toLowerCase(Locale.ROOT))
          .toList();
    }
  }

  private enum Verb {
    GET(false),
    LIST(false),
    WATCH(false),
    CREATE(true),
    UPDATE(true),
    PATCH(true),
    DELETE(true);

    private final boolean writes;

    Verb(boolean writes) {
      this.writes = writes;
    }
  }

  /** Which cluster has the objects; mostly both are the same one. */
  public enum Holder {
    /** The cluster of {@code -kubeconfig-service-mesh}. */
    MESH,
    /** The cluster of the workloads, whatever that flag says. */
    WORKLOADS
  }

  /** A routing object in the cluster of the mesh. */
  public static RoutedKind written(String group, String kind, String plural, String... versions) {
    return new RoutedKind(group, List.of(versions), kind, plural, Access.WRITE, Holder.MESH);
  }

  /** An object in the cluster of the mesh that is never changed, such as a Gateway. */
  public static RoutedKind read(String group, String kind, String plural, String... versions) {
    return new RoutedKind(group, List.of(versions), kind, plural, Access.READ, Holder.MESH);
  }

  /** The same, in the cluster of the workloads: for objects that serve there, such as Ingresses. */
  public RoutedKind besideWorkloads() {
    return new RoutedKind(group, versions, kind, plural, access, Holder.WORKLOADS);
  }
}
