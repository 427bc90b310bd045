package io.haldane.engine.workload;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;

/** The images of a workload's containers. */
public final class Images {
  private Images() {}

  /** In the order of the containers; empty when the spec is missing. */
  public static List<String> of(JsonNode podSpec) {
    return StreamSupport.stream(podSpec.path("containers").spliterator(), false)
        .map(container -> container.path("image").asText())
        .filter(image -> !image.isEmpty())
        .toList();
  }
}
