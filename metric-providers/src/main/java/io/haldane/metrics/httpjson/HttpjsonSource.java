package io.haldane.metrics.httpjson;

import io.haldane.api.metrics.MetricAnswer;
import io.haldane.api.metrics.MetricQuery;
import io.haldane.api.metrics.MetricSource;
import io.haldane.metrics.http.HttpServer;
import io.haldane.metrics.http.JsonReader;
import io.haldane.metrics.http.WindowText;
import java.time.Duration;
import java.util.Optional;

/** One server and path; the template says where the number is in the answer. */
record HttpjsonSource(HttpServer server) implements MetricSource {
  @Override
  public MetricAnswer query(MetricQuery query, Duration deadline) {
    return switch (JsonRequest.of(WindowText.of(query).strip())) {
      case JsonRequest.Malformed(String why) -> MetricAnswer.misconfigured(why);
      case JsonRequest.Good request -> ask(request, deadline);
    };
  }

  private MetricAnswer ask(JsonRequest.Good request, Duration deadline) {
    int query = request.path().indexOf('?');
    String path = query < 0 ? request.path() : request.path().substring(0, query);
    String parameters = query < 0 ? "" : request.path().substring(query + 1);
    JsonReader reader =
        new JsonReader(
            "/message", (answer, asked) -> PathAnswer.read(request.value(), answer, asked));
    return server.ask(
        request.isPost()
            ? server.post(path, parameters, "application/json", request.body())
            : server.get(path, parameters),
        deadline,
        reader);
  }

  /** What is at the address alone does not matter. */
  @Override
  public Optional<String> check(Duration deadline) {
    return server.reach(server.get("", ""), deadline);
  }
}
