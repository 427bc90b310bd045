package io.haldane.metrics.prometheus;

import static io.haldane.api.metrics.MetricAnswer.broken;
import static io.haldane.api.metrics.MetricAnswer.misconfigured;

import io.haldane.api.metrics.MetricAnswer;
import io.haldane.metrics.http.RetryAfter;
import io.haldane.outbound.HttpReply.Answered;
import java.time.Instant;

/** Turns a status that is no success into whose fault it is and what to do. */
final class Refusal {
  private Refusal() {}

  static MetricAnswer of(Answered answered, PrometheusSettings.Usable settings, Instant now) {
    return RetryAfter.of(answered, now).in(refused(answered, settings));
  }

  private static MetricAnswer.Unavailable refused(
      Answered answered, PrometheusSettings.Usable settings) {
    int status = answered.status();
    String error = settings.redaction().quote(PrometheusAnswer.error(answered.body()));
    String said = status + (error.isEmpty() ? "" : ": " + error);
    String server = settings.server();
    return switch (status) {
      case 401 -> misconfigured(server + " wants a login (401); " + cure(settings));
      case 403 -> misconfigured(server + " forbids the query (403); " + cure(settings));
      case 404 ->
          misconfigured(server + " has no query API (" + said + "); check the path of the address");
      case 408, 429 -> broken(server + " is too busy (" + said + ")");
      default ->
          // The query was refused, or the way led somewhere else: asking again does not help.
          status / 100 == 5
              ? broken(server + " fails (" + said + ")")
              : misconfigured(server + " refuses the query (" + said + ")");
    };
  }

  private static String cure(PrometheusSettings.Usable settings) {
    return settings.secretKeys().isEmpty()
        ? "name a Secret with token, or username and password, in secretRef"
        : "check the Secret's " + String.join(", ", settings.secretKeys());
  }
}
