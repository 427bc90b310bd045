package io.haldane.metrics.newrelic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.metrics.MetricAnswer;
import io.haldane.metrics.http.HttpServer;
import io.haldane.metrics.http.JsonReader;
import io.haldane.metrics.http.JsonRows;
import java.time.Duration;
import java.util.Set;

/** NerdGraph: {@code POST /graphql}. Its errors come with a good status. */
record NerdgraphSource(HttpServer server, String account) implements NrqlSource {
  private static final String GRAPHQL =
      "query($account:Int!,$nrql:Nrql!){actor{account(id:$account)"
          + "{nrql(query:$nrql,timeout:10){results}}}}";

  /** Classes of errors that are not the query's fault. */
  private static final Set<String> TROUBLE = Set.of("TIMEOUT", "SERVER_ERROR", "UNAVAILABLE");

  private static final JsonReader READER =
      new JsonReader("/errors/0/message", NerdgraphSource::read);

  @Override
  public MetricAnswer ask(String nrql, Duration deadline) {
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("query", GRAPHQL);
    body.putObject("variables").put("account", Long.parseLong(account)).put("nrql", nrql);
    return server.ask(
        server.post("/graphql", "", "application/json", body.toString()), deadline, READER);
  }

  private static MetricAnswer read(JsonNode answer, HttpServer asked) {
    JsonNode error = answer.path("errors").path(0);
    if (!error.isMissingNode()) {
      String words = error.path("message").asText();
      return TROUBLE.contains(error.at("/extensions/errorClass").asText())
          ? asked.junk("fails: " + asked.redaction().quote(words))
          : asked.refused(words);
    }
    return JsonRows.read(answer.at("/data/actor/account/nrql/results"), asked, InsightsSource.HINT);
  }
}
