package io.haldane.metrics.http;

import static io.haldane.api.metrics.MetricAnswer.broken;
import static io.haldane.api.metrics.MetricAnswer.misconfigured;

import io.haldane.api.metrics.MetricAnswer;
import io.haldane.outbound.HttpReply.Answered;
import java.util.stream.Collectors;

/** Turns a status that is no success into whose fault it is and what to do. */
final class Refusal {
  private Refusal() {}

  /**
   * @param words of the server, or empty
   */
  static MetricAnswer of(Answered answered, String words, HttpServer server) {
    MetricAnswer.Unavailable refused = refused(answered, words, server);
    return new MetricAnswer.Unavailable(
        refused.fault(), refused.why(), RateLimit.pause(answered, server.clock().instant()));
  }

  private static MetricAnswer.Unavailable refused(
      Answered answered, String words, HttpServer server) {
    int status = answered.status();
    String error = server.redaction().quote(words);
    String said = status + (error.isEmpty() ? "" : ": " + error);
    String name = server.shown();
    return switch (status) {
      case 401 -> misconfigured(name + " wants a login (401); " + cure(server));
      case 403 -> misconfigured(name + " forbids the query (403); " + cure(server));
      case 404 -> misconfigured(name + missing(answered.body(), said));
      case 408, 429 -> broken(name + " is too busy (" + said + ")");
      default ->
          // The query was refused, or the way led somewhere else: asking again does not help.
          status / 100 == 5
              ? broken(name + " fails (" + said + ")")
              : misconfigured(name + " refuses the query (" + said + ")");
    };
  }

  /** An API says in JSON what it does not have; anything else there is no API. */
  private static String missing(String body, String said) {
    return body.stripLeading().startsWith("{")
        ? " does not have what the query names (" + said + ")"
        : " has no query API (" + said + "); check the path of the address";
  }

  private static String cure(HttpServer server) {
    if (!server.secretKeys().isEmpty()) {
      return "check the Secret's " + String.join(", ", server.secretKeys());
    }
    String keys =
        server.about().credentials().alternatives().stream()
            .map(each -> String.join(" and ", each))
            .collect(Collectors.joining(", or "));
    return keys.isEmpty()
        ? "it needs one that cannot be configured"
        : "name a Secret with " + keys + ", in secretRef";
  }
}
