package io.haldane.metrics.elasticsearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.metrics.MetricAnswer;
import io.haldane.api.metrics.MetricAnswer.Partial;
import io.haldane.metrics.http.HttpServer;
import io.haldane.metrics.http.JsonRows;

/** Reads a table: its columns, and its rows without names. */
final class TableAnswer {
  private TableAnswer() {}

  static MetricAnswer read(QueryLanguage language, JsonNode answer, HttpServer asked) {
    if (answer.has("error")) {
      return asked.refused(answer.at("/error/reason").asText());
    }
    if (answer.path("is_partial").asBoolean()) {
      return new Partial(asked.shown() + " gives a part of the answer (is_partial)");
    }
    JsonNode columns = answer.path(language.columns());
    JsonNode rows = answer.path(language.rows());
    if (!columns.isArray() || !rows.isArray()) {
      return asked.junk("gives an answer that is not a table");
    }
    ArrayNode named = JsonNodeFactory.instance.arrayNode();
    for (JsonNode row : rows) {
      ObjectNode object = named.addObject();
      for (int at = 0; at < columns.size(); at++) {
        object.set(columns.path(at).path("name").asText("column " + at), row.path(at));
      }
    }
    return JsonRows.read(named, asked, "with one row and one column of numbers");
  }
}
