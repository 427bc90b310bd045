package io.haldane.metrics.keptn;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.metrics.MetricAnswer;
import io.haldane.metrics.http.HttpServer;
import io.haldane.metrics.http.JsonReader;
import io.haldane.metrics.kubernetes.ClusterServer;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * An Analysis that lives as long as a query: it is created, read until it is complete, and deleted.
 *
 * @param collection path of the analyses of its namespace
 */
record RunningAnalysis(ClusterServer cluster, String collection, Time time) {
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Duration FOR_DELETION = Duration.ofSeconds(2);
  private static final JsonReader CREATED =
      new JsonReader(KeptnSource.ERROR, (_, _) -> MetricAnswer.of(1));
  private static final JsonReader STATE = new JsonReader(KeptnSource.ERROR, RunningAnalysis::state);

  /** 1 if it passes, 0 if it fails. */
  MetricAnswer run(String apiVersion, KeptnQuery.Analysis query) {
    String name =
        "%s-%06x".formatted(query.definition(), ThreadLocalRandom.current().nextInt(0x1000000));
    MetricAnswer created =
        cluster.create(collection, object(apiVersion, name, query), time.left(), CREATED);
    if (created.problem().isPresent()) {
      return created;
    }
    try {
      return await(collection + "/" + name);
    } finally {
      delete(collection + "/" + name);
    }
  }

  private static String object(String apiVersion, String name, KeptnQuery.Analysis query) {
    ObjectNode object =
        JsonNodeFactory.instance.objectNode().put("apiVersion", apiVersion).put("kind", "Analysis");
    object.putObject("metadata").put("name", name).put("namespace", query.namespace());
    ObjectNode spec = object.putObject("spec");
    spec.putObject("analysisDefinition").put("name", query.definition());
    spec.putObject("timeframe").put("recent", query.recent());
    ObjectNode arguments = spec.putObject("args");
    query.arguments().forEach(arguments::put);
    return object.toString();
  }

  private MetricAnswer await(String path) {
    while (true) {
      MetricAnswer answer = cluster.get(path, "", time.left(), STATE);
      if (!(answer instanceof MetricAnswer.NoData)) {
        return answer;
      }
      if (time.left().compareTo(POLL) <= 0 || !pause()) {
        return MetricAnswer.broken("Keptn has not completed the analysis before the deadline");
      }
    }
  }

  /** Whether nobody asked to stop meanwhile. */
  private static boolean pause() {
    try {
      Thread.sleep(POLL);
      return true;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Also after an interrupt, which would end the request at once. */
  private void delete(String path) {
    boolean interrupted = Thread.interrupted();
    cluster.delete(path, FOR_DELETION);
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** No data while it runs. */
  private static MetricAnswer state(JsonNode analysis, HttpServer asked) {
    JsonNode status = analysis.path("status");
    if (!status.path("state").asText().equals("Completed")) {
      return analysis.isObject()
          ? new MetricAnswer.NoData("the analysis is not complete")
          : asked.junk("gives an object that is no Analysis");
    }
    return MetricAnswer.of(status.path("pass").asBoolean() ? 1 : 0);
  }
}
