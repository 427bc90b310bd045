package io.haldane.metrics.elasticsearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.haldane.api.metrics.MetricAnswer;
import io.haldane.api.metrics.MetricQuery;
import io.haldane.api.metrics.MetricSource;
import io.haldane.metrics.http.BodyReader;
import io.haldane.metrics.http.EitherError;
import io.haldane.metrics.http.HttpServer;
import io.haldane.metrics.http.JsonReader;
import io.haldane.metrics.http.WindowText;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * One cluster. A query that is a JSON object is a search; any other is a text in a language.
 *
 * @param language of a text
 */
record SearchSource(HttpServer server, Function<String, QueryLanguage> language)
    implements MetricSource {
  private static final String JSON = "application/json";
  private static final BodyReader SEARCH = reader(SearchAnswer::read);
  private static final BodyReader ROOT = reader(SearchSource::root);

  @Override
  public MetricAnswer query(MetricQuery query, Duration deadline) {
    String text = WindowText.of(query).strip();
    return text.startsWith("{") ? search(text, deadline) : table(text, deadline);
  }

  private MetricAnswer search(String text, Duration deadline) {
    return switch (SearchRequest.of(text)) {
      case SearchRequest.Malformed(String why) -> MetricAnswer.misconfigured(why);
      case SearchRequest.Sent(String path, String body) ->
          server.ask(
              server.post(path, "allow_partial_search_results=false", JSON, body),
              deadline,
              SEARCH);
    };
  }

  private MetricAnswer table(String text, Duration deadline) {
    QueryLanguage chosen = language.apply(text);
    String body = JsonNodeFactory.instance.objectNode().put("query", text).toString();
    return server.ask(
        server.post(chosen.path(), chosen.parameters(), JSON, body),
        deadline,
        reader((answer, asked) -> TableAnswer.read(chosen, answer, asked)));
  }

  /**
   * The reason of a search that fails is that all shards failed; the first cause says why. A path
   * that the server does not have is an error without either.
   */
  private static BodyReader reader(BiFunction<JsonNode, HttpServer, MetricAnswer> answer) {
    return new EitherError(
        new JsonReader("/error/root_cause/0/reason", answer),
        new EitherError(new JsonReader("/error/reason", answer), new JsonReader("/error", answer)));
  }

  @Override
  public Optional<String> check(Duration deadline) {
    return server.ask(server.get("/", ""), deadline, ROOT).problem();
  }

  private static MetricAnswer root(JsonNode answer, HttpServer asked) {
    return answer.has("cluster_name")
        ? MetricAnswer.of(1)
        : asked.junk("does not say its name; is this " + asked.about().name() + "?");
  }
}
