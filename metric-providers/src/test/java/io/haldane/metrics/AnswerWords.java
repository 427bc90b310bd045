package io.haldane.metrics;

import io.haldane.api.metrics.MetricAnswer;
import java.util.LinkedHashMap;
import java.util.Map;

/** An answer as a golden file has it. */
final class AnswerWords {
  private AnswerWords() {}

  static Map<String, Object> of(MetricAnswer answer, int port) {
    Map<String, Object> words = new LinkedHashMap<>();
    switch (answer) {
      case MetricAnswer.Value(double value) -> words.put("value", value);
      case MetricAnswer.Series(var points, String hint) -> {
        words.put("series", points);
        words.put("hint", hint);
      }
      case MetricAnswer.Counters(double good, double total) -> {
        words.put("good", good);
        words.put("total", total);
      }
      case MetricAnswer.NoData(String why) -> words.put("noData", why);
      case MetricAnswer.Partial(String why) -> words.put("partial", shown(why, port));
      case MetricAnswer.Unavailable(var fault, String why, var retryAfter) -> {
        words.put("unavailable", fault);
        words.put("why", shown(why, port));
        retryAfter.ifPresent(pause -> words.put("retryAfter", pause.toString()));
      }
    }
    return words;
  }

  private static String shown(String why, int port) {
    // The hash of an address that is not shown whole is about the port, too.
    return why.replace("http://127.0.0.1:" + port, "SERVER")
        .replaceAll("SERVER#[0-9a-f]{8}", "SERVER#(hash)");
  }
}
