package io.haldane.cli.reading;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.decode.BoundedTree;
import io.haldane.api.decode.OwnObjects;
import io.haldane.api.v1beta1.Canary;
import io.haldane.cli.cluster.Cluster;
import io.haldane.cli.cluster.Paths;
import io.haldane.cli.exit.Failure;
import io.haldane.cli.words.Nearest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Canaries as the API server has them. */
public final class Canaries {
  private static final Comparator<Canary> ORDER =
      Comparator.comparing((Canary canary) -> canary.getMetadata().getNamespace())
          .thenComparing(canary -> canary.getMetadata().getName());

  private Canaries() {}

  /** Read field by field: one bad field hides nothing else. */
  public static Canary decoded(ObjectNode object) {
    // Items of a list do not say their own kind.
    object.put("apiVersion", Canary.API_VERSION).put("kind", Canary.KIND);
    return OwnObjects.canary(BoundedTree.read(object));
  }

  /** Sorted by namespace and name. */
  public static List<Canary> list(Cluster cluster, Optional<String> namespace) {
    return decoded(cluster.get(Paths.canaries(namespace)).path("items"));
  }

  private static List<Canary> decoded(JsonNode items) {
    List<Canary> canaries = new ArrayList<>();
    items.forEach(item -> canaries.add(decoded((ObjectNode) item)));
    return sorted(canaries);
  }

  public static List<Canary> sorted(List<Canary> canaries) {
    return canaries.stream().sorted(ORDER).toList();
  }

  /** Fails with the nearest name where there is none of that name. */
  public static Canary get(Cluster cluster, String namespace, String name) {
    try {
      return decoded(cluster.get(Paths.canary(namespace, name)));
    } catch (Failure failure) {
      if (failure.kind() != Failure.Kind.NOT_FOUND) {
        throw failure;
      }
      throw missing(cluster, namespace, name);
    }
  }

  /** There is no canary of that name; says which there are. */
  public static Failure missing(Cluster cluster, String namespace, String name) {
    List<String> names =
        list(cluster, Optional.of(namespace)).stream().map(c -> c.getMetadata().getName()).toList();
    String hint =
        names.isEmpty()
            ? " That namespace has no canaries; choose another one with -n."
            : Nearest.to(name, names)
                .map(near -> " Did you mean " + near + "?")
                .orElseGet(() -> " There are: " + some(names) + ".");
    return new Failure(
        Failure.Kind.NOT_FOUND,
        "There is no canary %s in namespace %s.%s".formatted(name, namespace, hint));
  }

  private static String some(List<String> names) {
    String first = String.join(", ", names.subList(0, Math.min(5, names.size())));
    return names.size() > 5 ? first + " and %d more".formatted(names.size() - 5) : first;
  }
}
