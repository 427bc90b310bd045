package io.haldane.metrics.influxdb;

import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import io.haldane.api.metrics.MetricAnswer;
import io.haldane.metrics.http.BodyReader;
import io.haldane.metrics.http.HttpServer;
import io.haldane.metrics.http.JsonReader;
import java.io.IOException;
import java.util.Arrays;

/** Reads annotated CSV; errors before its beginning are JSON. */
final class FluxReader implements BodyReader {
  private static final ObjectReader CSV =
      new CsvMapper().enable(CsvParser.Feature.WRAP_AS_ARRAY).readerFor(String[].class);

  private static final JsonReader ERRORS =
      new JsonReader("/message", (_, server) -> server.junk("gives JSON instead of CSV"));

  @Override
  public MetricAnswer read(String body, HttpServer server) {
    // Every row ends with a line break, and an answer without rows is one.
    if (!body.endsWith("\n")) {
      return server.junk("gives no CSV, or only part of it; is this InfluxDB 2?");
    }
    try (var rows = CSV.<String[]>readValues(body)) {
      return FluxTables.read(rows.readAll().stream().map(Arrays::asList).toList(), server);
    } catch (IOException _) {
      return server.junk("gives CSV that cannot be read");
    }
  }

  @Override
  public String error(String body) {
    return ERRORS.error(body);
  }
}
