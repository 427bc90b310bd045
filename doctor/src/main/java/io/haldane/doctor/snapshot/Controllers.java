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

  public static boolean runs(JsonNode deployment) {
    return deployment.at("/status/availableReplicas").asInt() > 0;
  }
}
