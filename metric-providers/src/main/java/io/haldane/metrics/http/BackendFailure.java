package io.haldane.metrics.http;

import io.haldane.api.metrics.Sample.Fault;
import io.haldane.outbound.HttpReply;

/**
 * Why a metrics backend gave no answer.
 *
 * @param fault who has to fix it
 * @param why a clause that follows the backend's name; may hold words of the other side, so let
 *     {@link BackendSecrets} see it
 */
public record BackendFailure(Fault fault, String why) {
  /**
   * @param within the deadline, in words
   */
  public static BackendFailure of(HttpReply.Failed failed, String within) {
    return switch (failed.cause()) {
      case TIMEOUT ->
          backend("did not answer within " + within + "; it is down, overloaded or cut off");
      case UNKNOWN_HOST, UNKNOWN_PROXY ->
          backend("has a host name that cannot be resolved; check the address");
      case HOST_DENIED, PROXY_DENIED -> configuration(failed.detail());
      case UNTRUSTED_CERTIFICATE ->
          configuration(
              "has a certificate that is not trusted ("
                  + failed.detail()
                  + "); trust its CA, or set insecureSkipVerify: true");
      case NO_TLS -> backend("failed in TLS (" + failed.detail() + "); does the port speak https?");
      case CONNECTION_REFUSED ->
          backend("refused the connection; check that it runs and that the port is right");
      case BODY_TOO_LARGE ->
          backend("gives far more than one value needs; aggregate the query to one series");
      case CONNECTION_LOST -> backend("gave no readable answer: " + failed.detail());
    };
  }

  /** The caller's time was over before the backend's. */
  public static BackendFailure interrupted() {
    return backend("did not answer before the deadline of the check");
  }

  private static BackendFailure backend(String why) {
    return new BackendFailure(Fault.BACKEND, why);
  }

  private static BackendFailure configuration(String why) {
    return new BackendFailure(Fault.CONFIGURATION, why);
  }
}
