package io.haldane.engine.workload;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.engine.settings.Settings;
import java.util.List;
import java.util.Set;

/** Which labels and annotations of a source a copy gets. */
public final class Prefixes {
  /** Flux recognises what it manages by these; a copy is not managed by Flux. */
  private static final String TOOLKIT = "toolkit.fluxcd.io";

  /** They describe the history of the one object that they are on. */
  private static final Set<String> HISTORY =
      Set.of(
          "kubectl.kubernetes.io/last-applied-configuration",
          "deployment.kubernetes.io/revision",
          "deprecated.daemonset.template.generation");

  private Prefixes() {}

  /** Those with one of the installation's prefixes; none without prefixes, all with {@code *}. */
  public static ObjectNode filter(JsonNode metadata, Settings settings) {
    List<String> prefixes = settings.includeLabelPrefixes();
    ObjectNode kept = all(metadata);
    if (!prefixes.contains("*")) {
      List<String> names = kept.propertyStream().map(java.util.Map.Entry::getKey).toList();
      names.stream()
          .filter(name -> prefixes.stream().noneMatch(name::startsWith))
          .forEach(kept::remove);
    }
    return kept;
  }

  /** All of them but what a GitOps tool or the API server says of the source alone. */
  public static ObjectNode all(JsonNode metadata) {
    ObjectNode kept = JsonNodeFactory.instance.objectNode();
    metadata
        .properties()
        .forEach(entry -> {
          if (!entry.getKey().contains(TOOLKIT) && !HISTORY.contains(entry.getKey())) {
            kept.set(entry.getKey(), entry.getValue());
          }
        });
    return kept;
  }
}
