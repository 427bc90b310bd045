package io.haldane.metrics.prometheus;

import io.haldane.api.metrics.Backend;
import io.haldane.api.metrics.Sample;
import io.haldane.api.metrics.Sample.Fault;
import io.haldane.api.metrics.Sample.Unavailable;
import io.haldane.outbound.HttpReply;
import io.haldane.outbound.HttpReply.Answered;
import java.util.Map;
import java.util.TreeSet;

/** Turns a status that is no success into whose fault it is and what to do. */
final class Refusal {
  private Refusal() {}

  /** A redirect that leads elsewhere: the template has to name the final address. */
  static Sample sample(HttpReply.Redirected redirected, PrometheusRequest.Ready asked) {
    return configuration(asked.server() + " " + asked.redaction().hide(redirected.why()));
  }

  static Sample sample(Answered answered, PrometheusRequest.Ready asked, Backend backend) {
    int status = answered.status();
    String error = asked.redaction().quote(PrometheusAnswer.error(answered.body()));
    String said = status + (error.isEmpty() ? "" : ": " + error);
    String server = asked.server();
    return switch (status) {
      case 401 -> configuration(server + " wants a login (401); " + cure(backend));
      case 403 -> configuration(server + " forbids the query (403); " + cure(backend));
      case 404 ->
          configuration(server + " has no query API (" + said + "); check the path of the address");
      case 408, 429 -> backend(server + " is too busy (" + said + ")");
      default ->
          // The query was refused, or the way led somewhere else: asking again does not help.
          status / 100 == 5
              ? backend(server + " fails (" + said + ")")
              : configuration(server + " refuses the query (" + said + ")");
    };
  }

  private static String cure(Backend backend) {
    Map<String, String> secret = backend.secret();
    return secret == null
        ? "name a Secret with token, or username and password, in secretRef"
        : "check the Secret's " + String.join(", ", new TreeSet<>(secret.keySet()));
  }

  private static Sample configuration(String why) {
    return new Unavailable(Fault.CONFIGURATION, why);
  }

  private static Sample backend(String why) {
    return new Unavailable(Fault.BACKEND, why);
  }
}
