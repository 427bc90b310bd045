package io.haldane.doctor.scaling;

import com.fasterxml.jackson.databind.JsonNode;
import io.haldane.doctor.check.Check;
import io.haldane.doctor.check.Code;
import io.haldane.doctor.snapshot.Snapshot;
import java.util.List;

/** An autoscaler without anything to compare usage with. */
public final class ResourceRequests implements Check {
  private static final Code CODE =
      Code.error(
          "autoscaler-without-requests",
          "The autoscaler compares usage with requests, and a container requests nothing.",
          "Set resources.requests in every container of the target.");

  @Override
  public Code code() {
    return CODE;
  }

  @Override
  public List<String> find(Snapshot s) {
    return NamedScaler.metrics(s, "Resource")
        .map(metric -> metric.path("resource"))
        .filter(resource -> resource.at("/target/type").asText().equals("Utilization"))
        .map(resource -> resource.path("name").asText())
        .flatMap(resource ->
            s.podSpec()
                .path("containers")
                .valueStream()
                .filter(container -> !requests(container, resource))
                .map(container ->
                    "Container %s requests no %s, by which the autoscaler scales."
                        .formatted(container.path("name").asText(), resource)))
        .toList();
  }

  /** A limit alone is taken for the request, too. */
  private static boolean requests(JsonNode container, String resource) {
    return container.at("/resources/requests").has(resource)
        || container.at("/resources/limits").has(resource);
  }
}
