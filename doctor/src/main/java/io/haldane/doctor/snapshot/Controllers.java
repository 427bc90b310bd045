package io.haldane.doctor.snapshot;

import com.fasterxml.jackson.databind.JsonNode;

/** Which Deployments are controllers of canaries. */
public final class Controllers {
  private static final String NAME = "/metadata/labels/app.kubernetes.io~1name";

  private Controllers() {}

  public static boolean isHaldane(JsonNode deployment) {
    return deployment.at(NAME).asText().equals("haldane");
  }

  public static boolean isFlagger(JsonNode deployment) {
    return deployment.at(NAME).asText().equals("flagger");
  }

  /** Whether past runs are to have objects: true unless the flag of a controller says no. */
  public static boolean keepRuns(Neighbors neighbors) {
    return neighbors.all(NeighborKind.CONTROLLERS).stream()
        .filter(Controllers::isHaldane)
        .flatMap(deployment -> deployment.at("/spec/template/spec/containers").valueStream())
        .flatMap(container -> container.path("args").valueStream())
        .noneMatch(argument -> argument.asText().matches("--?run-history-limit=0+"));
  }

  public static boolean runs(JsonNode deployment) {
    return deployment.at("/status/availableReplicas").asInt() > 0;
  }
}
