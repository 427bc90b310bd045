package io.haldane.controller.web;

import io.haldane.engine.decision.MetricRequest;
import io.haldane.engine.decision.Question;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** The query of each check as it was last sent to a Prometheus, for links. Not thread-safe. */
final class AskedQueries {
  private static final int MOST = 50;
  private static final int LONGEST = 2_000;

  private final Map<String, String> byCheck = new LinkedHashMap<>();

  void asked(Collection<Question> questions) {
    for (Question question : questions) {
      if (question instanceof Question.Metric(String name, MetricRequest request)
          && request.backend().isPrometheus()
          && request.query().length() <= LONGEST
          && (byCheck.containsKey(name) || byCheck.size() < MOST)) {
        byCheck.put(name, request.query());
      }
    }
  }

  Map<String, String> all() {
    return Map.copyOf(byCheck);
  }
}
