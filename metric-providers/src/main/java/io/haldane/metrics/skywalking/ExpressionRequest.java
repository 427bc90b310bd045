package io.haldane.metrics.skywalking;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.metrics.Window;
import io.haldane.metrics.http.JsonQuery;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** What a template asks: {@code {"expression": "avg(service_sla)/100", "entity": {…}}}. */
sealed interface ExpressionRequest {
  DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HHmm");

  String GRAPHQL =
      "query($expression:String!,$entity:Entity!,$duration:Duration!){"
          + "execExpression(expression:$expression,entity:$entity,duration:$duration)"
          + "{type error results{values{id value}}}}";

  record Good(String expression, JsonNode entity) implements ExpressionRequest {
    /** The body; the server takes minutes in its own time zone, both of them inclusive. */
    String body(Window window, ZoneOffset zone) {
      ObjectNode body = JsonNodeFactory.instance.objectNode().put("query", GRAPHQL);
      ObjectNode variables = body.putObject("variables").put("expression", expression);
      variables.set("entity", entity);
      variables
          .putObject("duration")
          .put("start", minute(window.from(), zone))
          .put("end", minute(window.to().minusNanos(1), zone))
          .put("step", "MINUTE");
      return body.toString();
    }

    private static String minute(Instant moment, ZoneOffset zone) {
      return MINUTE.format(moment.atOffset(zone));
    }
  }

  /**
   * @param why a sentence for the author of the template
   */
  record Malformed(String why) implements ExpressionRequest {}

  static ExpressionRequest of(String text) {
    Optional<JsonNode> parsed = JsonQuery.parse(text);
    if (parsed.isEmpty()) {
      return new Malformed("the query is no JSON object with expression and entity");
    }
    JsonNode query = parsed.get();
    return query.path("expression").isTextual() && query.path("entity").isObject()
        ? new Good(query.path("expression").asText(), query.path("entity"))
        : new Malformed("the query lacks expression or entity; it is a JSON object with both");
  }
}
