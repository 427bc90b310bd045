package io.haldane.engine.record;

import io.haldane.engine.decision.Answers;
import io.haldane.engine.decision.MetricRequest;
import io.haldane.engine.decision.Question;
import java.util.Map;
import java.util.TreeMap;

/**
 * The queries that were sent, by the name of the check. They are kept once for a run and not with
 * each step: they differ from step to step only when somebody edits them. What logs in to the
 * backend is hidden in them, as it is in the texts of events.
 */
final class AskedQueries {
  private static final int MOST = 30;

  private AskedQueries() {}

  /** The same map where nothing is new. */
  static Map<String, String> with(Map<String, String> known, Answers answers) {
    Map<String, String> all = new TreeMap<>(known);
    answers
        .byQuestion()
        .keySet()
        .forEach(question -> {
          if (question instanceof Question.Metric(String check, MetricRequest request)) {
            String name = RecordBounds.name(check);
            if (all.containsKey(name) || all.size() < MOST) {
              String query = request.backend().redaction().hide(request.query());
              all.put(name, RecordBounds.query(query));
            }
          }
        });
    return all.equals(known) ? known : all;
  }
}
