package io.haldane.metrics.skywalking;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.haldane.api.metrics.MetricAnswer;
import io.haldane.api.metrics.MetricQuery;
import io.haldane.api.metrics.MetricSource;
import io.haldane.metrics.http.HttpServer;
import io.haldane.metrics.http.JsonReader;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * One OAP server: {@code POST /graphql}. It is asked for its time zone first, because it takes
 * minutes as its own clock shows them.
 */
record SkywalkingSource(HttpServer server) implements MetricSource {
  private static final String TIME = "query{getTimeInfo{timezone currentTimestamp}}";
  private static final JsonReader EXPRESSION = reader(ExpressionAnswer::read);
  private static final JsonReader ZONE = reader(SkywalkingSource::seconds);

  private static JsonReader reader(BiFunction<JsonNode, HttpServer, MetricAnswer> answer) {
    return new JsonReader("/errors/0/message", answer);
  }

  @Override
  public MetricAnswer query(MetricQuery query, Duration deadline) {
    return switch (ExpressionRequest.of(query.text())) {
      case ExpressionRequest.Malformed(String why) -> MetricAnswer.misconfigured(why);
      case ExpressionRequest.Good request -> {
        long begun = System.nanoTime();
        MetricAnswer zone = zone(deadline);
        Duration left = deadline.minusNanos(System.nanoTime() - begun);
        yield zone instanceof MetricAnswer.Value(double seconds)
            ? post(
                request.body(query.window(), ZoneOffset.ofTotalSeconds((int) seconds)),
                left.isNegative() ? Duration.ZERO : left,
                EXPRESSION)
            : zone;
      }
    };
  }

  @Override
  public Optional<String> check(Duration deadline) {
    return zone(deadline).problem();
  }

  private MetricAnswer zone(Duration deadline) {
    String body = JsonNodeFactory.instance.objectNode().put("query", TIME).toString();
    return post(body, deadline, ZONE);
  }

  private MetricAnswer post(String body, Duration deadline, JsonReader reader) {
    return server.ask(server.post("/graphql", "", "application/json", body), deadline, reader);
  }

  /** The offset from UTC, which is written like +0800. */
  private static MetricAnswer seconds(JsonNode answer, HttpServer asked) {
    String zone = answer.at("/data/getTimeInfo/timezone").asText();
    try {
      return MetricAnswer.of(ZoneOffset.of(zone.isEmpty() ? "none" : zone).getTotalSeconds());
    } catch (DateTimeException _) {
      return answer.has("errors")
          ? asked.refused(answer.at("/errors/0/message").asText())
          : asked.junk("does not say its time zone; is this SkyWalking?");
    }
  }
}
