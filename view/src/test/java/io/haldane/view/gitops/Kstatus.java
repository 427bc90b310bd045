package io.haldane.view.gitops;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The rules by which Flux and others compute the status of an object of a kind that they do not
 * know, after the description of {@code kstatus} in sigs.k8s.io/cli-utils.
 */
enum Kstatus {
  TERMINATING,
  IN_PROGRESS,
  FAILED,
  CURRENT;

  static Kstatus of(JsonNode object) {
    if (object.at("/metadata").has("deletionTimestamp")) {
      return TERMINATING;
    }
    JsonNode observed = object.at("/status/observedGeneration");
    if (observed.isNumber() && observed.asLong() != object.at("/metadata/generation").asLong()) {
      return IN_PROGRESS;
    }
    // The first of these that is true counts, in the order in which they stand.
    for (JsonNode condition : object.at("/status/conditions")) {
      boolean holds = condition.path("status").asText().equals("True");
      if (holds && condition.path("type").asText().equals("Reconciling")) {
        return IN_PROGRESS;
      }
      if (holds && condition.path("type").asText().equals("Stalled")) {
        return FAILED;
      }
    }
    for (JsonNode condition : object.at("/status/conditions")) {
      if (condition.path("type").asText().equals("Ready")) {
        return condition.path("status").asText().equals("True") ? CURRENT : IN_PROGRESS;
      }
    }
    return CURRENT;
  }
}
