package io.haldane.metrics.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import io.haldane.api.metrics.ClusterPermission;
import io.haldane.metrics.http.JsonReader;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An API for metrics that an adapter adds to the cluster.
 *
 * @param group such as custom.metrics.k8s.io
 */
public record MetricsApi(String group, String version) {
  /** Where the API says what went wrong. */
  public static final String ERROR = "/message";

  private static final JsonReader LIST =
      JsonReader.check(
          ERROR, answer -> answer.path("resources").isArray(), "gives no list of metrics");

  public String path() {
    return "/apis/" + group + "/" + version;
  }

  /** What the controller has to be allowed. Every metric is a resource of its own. */
  public List<ClusterPermission> permissions() {
    return List.of(new ClusterPermission(group, List.of("*"), List.of("get", "list")));
  }

  /** Whether any adapter provides the API; empty if one does. */
  public Optional<String> check(ClusterServer cluster, Duration deadline) {
    return cluster.get(path(), "", deadline, LIST).problem();
  }

  /** The labels that an object of the API has at a field. */
  public static Map<String, String> labels(JsonNode object) {
    Map<String, String> labels = new TreeMap<>();
    object.properties().forEach(each -> labels.put(each.getKey(), each.getValue().asText()));
    return labels;
  }
}
