package io.haldane.cli.cluster;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.cli.exit.Failure;
import io.haldane.cli.exit.Failure.Kind;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import javax.net.ssl.SSLException;

/**
 * What an answer of the API server means to the user, in one line that says what to do.
 *
 * @param root URL of the API server
 */
record Refusals(String root) {

  Failure of(String path, int code, ObjectNode status) {
    String why = status.path("message").asText("status " + code).strip();
    return switch (code) {
      case 401 ->
          new Failure(
              Kind.UNAUTHENTICATED,
              "The API server does not accept the login of the kubeconfig; the token may have expired. Log in again.");
      case 403 ->
          new Failure(
              Kind.FORBIDDEN, "You have no permission: " + why + ". " + Roles.toAskFor(path, why));
      case 404 -> notFound(path, status, why);
      case 409 -> new Failure(Kind.UNAVAILABLE, "Somebody else changed the object. Try again.");
      case 410 -> new Failure(Kind.EXPIRED, "The watch is too old.");
      case 429 -> new Failure(Kind.UNAVAILABLE, "The API server is overloaded. Try again.");
      default ->
          code >= 500
              ? new Failure(
                  Kind.UNAVAILABLE, "The API server failed with %d: %s.".formatted(code, why))
              : new Failure(Kind.REFUSED, "The API server refuses: " + why + ".");
    };
  }

  /** Only an object that is looked for by its name is named in the answer. */
  private static Failure notFound(String path, ObjectNode status, String why) {
    boolean ofObject =
        !status.at("/details/name").asText().isEmpty() || why.contains("\" not found");
    if (ofObject) {
      return new Failure(Kind.NOT_FOUND, "There is no such object: " + why + ".");
    }
    return new Failure(
        Kind.NOT_SERVED,
        path.contains("flagger.app")
            ? "This cluster has no Canaries: the CRDs are not installed. Install Haldane, or choose another cluster with --context."
            : "This cluster does not have " + path + ".");
  }

  Failure unreachable(Throwable cause) {
    return new Failure(
        Kind.UNAVAILABLE,
        "The API server %s cannot be reached: %s. Check the network and the kubeconfig."
            .formatted(root, reason(cause)));
  }

  private static String reason(Throwable problem) {
    Throwable cause = problem.getCause();
    return switch (problem) {
      case UnknownHostException _, UnresolvedAddressException _ -> "its name is unknown";
      case SSLException tls -> "TLS failed, " + tls.getMessage();
      case ConnectException _ when cause == null || cause instanceof ClosedChannelException ->
          "the connection was refused";
      case Throwable _ when cause != null && cause != problem -> reason(cause);
      case Throwable other ->
          other.getMessage() == null ? other.getClass().getSimpleName() : other.getMessage();
    };
  }
}
