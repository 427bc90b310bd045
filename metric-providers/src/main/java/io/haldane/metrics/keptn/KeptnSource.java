package io.haldane.metrics.keptn;

import com.fasterxml.jackson.databind.JsonNode;
import io.haldane.api.metrics.MetricAnswer;
import io.haldane.api.metrics.MetricQuery;
import io.haldane.api.metrics.MetricSource;
import io.haldane.metrics.http.HttpServer;
import io.haldane.metrics.http.JsonReader;
import io.haldane.metrics.kubernetes.ClusterServer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** The objects of one cluster. Which version of the API it has, it says itself. */
record KeptnSource(ClusterServer cluster) implements MetricSource {
  private static final String ROOT = "/apis/" + KeptnProvider.GROUP;

  /** Where the API server says what went wrong. */
  static final String ERROR = "/message";

  @Override
  public MetricAnswer query(MetricQuery query, Duration deadline) {
    return KeptnQuery.of(query.text())
        .map(known -> ask(known, deadline))
        .orElseGet(() ->
            MetricAnswer.misconfigured(
                "the query is neither keptnmetric/namespace/name nor"
                    + " analysis/namespace/definition[/duration[/key=value;key=value]]"));
  }

  private MetricAnswer ask(KeptnQuery query, Duration deadline) {
    Time time = Time.of(deadline);
    AtomicReference<String> version = new AtomicReference<>("");
    MetricAnswer discovery = version(deadline, version);
    if (version.get().isEmpty()) {
      return discovery;
    }
    String namespaces = ROOT + "/" + version.get() + "/namespaces/";
    return switch (query) {
      case KeptnQuery.Metric(String namespace, String name) ->
          cluster.get(
              namespaces + namespace + "/keptnmetrics/" + name,
              "",
              time.left(),
              new JsonReader(ERROR, KeptnMetric::read));
      case KeptnQuery.Analysis analysis ->
          new RunningAnalysis(cluster, namespaces + analysis.namespace() + "/analyses", time)
              .run(KeptnProvider.GROUP + "/" + version.get(), analysis);
    };
  }

  @Override
  public Optional<String> check(Duration deadline) {
    return version(deadline, new AtomicReference<>("")).problem();
  }

  private MetricAnswer version(Duration deadline, AtomicReference<String> found) {
    JsonReader reader = new JsonReader(ERROR, (answer, asked) -> discovered(answer, asked, found));
    return cluster.get(ROOT, "", deadline, reader);
  }

  private static MetricAnswer discovered(
      JsonNode group, HttpServer asked, AtomicReference<String> found) {
    String version = group.at("/preferredVersion/version").asText();
    if (!version.matches("v[a-z0-9]+")) {
      return asked.junk("does not say which versions of " + KeptnProvider.GROUP + " it has");
    }
    found.set(version);
    return MetricAnswer.of(1);
  }
}
