package io.haldane.mesh.knative;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.routing.RouteState;
import io.haldane.mesh.common.Weights;
import java.math.BigDecimal;
import java.util.Optional;

/** What Knative says that it does, which may come later than what it was told. */
final class StatusReading {
  private StatusReading() {}

  /**
   * The split between the newest revision and the primary. After a promotion both entries name the
   * same revision, so the newest is told by its flag and not by its name.
   */
  static RouteState of(ObjectNode service, String primary, String where) {
    JsonNode status = service.path("status");
    return split(status, primary, where).pendingFor(unseen(service, status, where));
  }

  private static Optional<String> unseen(ObjectNode service, JsonNode status, String where) {
    long observed = status.path("observedGeneration").asLong(Long.MAX_VALUE);
    return service.path("metadata").path("generation").asLong(0) > observed
        ? Optional.of("Knative has not observed the last change of " + where)
        : Optional.empty();
  }

  private static RouteState split(JsonNode status, String primary, String where) {
    BigDecimal newestShare = BigDecimal.ZERO;
    BigDecimal primaryShare = BigDecimal.ZERO;
    boolean primaryIsNamed = false;
    boolean newestIsNamed = false;
    for (JsonNode entry : status.path("traffic")) {
      // Entries with a tag only have no percentage.
      BigDecimal share = BigDecimal.valueOf(entry.path("percent").asLong(0));
      if (entry.path("latestRevision").asBoolean(false)) {
        newestIsNamed = true;
        newestShare = newestShare.add(share);
      } else if (entry.path("revisionName").asText().equals(primary)) {
        primaryIsNamed = true;
        primaryShare = primaryShare.add(share);
      }
    }
    return primaryIsNamed && newestIsNamed
        ? Weights.split(primaryShare, newestShare, false, where)
        : new RouteState.Unreadable(
            "the traffic of %s does not name both its newest revision and %s"
                .formatted(where, primary));
  }
}
