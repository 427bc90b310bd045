package io.haldane.channels.nats;

import io.haldane.outbound.FailureCause;
import io.haldane.outbound.HttpReply;
import io.haldane.outbound.TcpConnection;
import io.nats.client.Connection;
import io.nats.client.ErrorListener;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/**
 * Why there is no connection. The library says it on threads of its own, and throws something more
 * general. The first failure counts, because others follow from it.
 */
final class Heard implements ErrorListener {
  private static final Pattern TLS_DIFFERS =
      Pattern.compile("SSL (required by server|connection wanted by client)");

  private final NatsServer server;
  private final CompletableFuture<Failure> first = new CompletableFuture<>();

  /** What was heard. */
  sealed interface Failure {
    record Unreached(HttpReply.Failed why) implements Failure {}

    /** The server's own words. */
    record Refused(String words) implements Failure {}

    /** One side wants TLS and the other does not. */
    record TlsDiffers() implements Failure {}
  }

  Heard(NatsServer server) {
    this.server = server;
  }

  NatsServer server() {
    return server;
  }

  void add(HttpReply.Failed why) {
    first.complete(new Failure.Unreached(why));
  }

  /** Ends with the first failure. */
  CompletableFuture<Failure> first() {
    return first;
  }

  @Override
  public void errorOccurred(Connection connection, String error) {
    first.complete(new Failure.Refused(error));
  }

  @Override
  public void exceptionOccurred(Connection connection, Exception exception) {
    // The library has no other way to say it.
    boolean isAboutTls = TLS_DIFFERS.matcher(String.valueOf(exception.getMessage())).find();
    if (isAboutTls) {
      first.complete(new Failure.TlsDiffers());
    } else if (exception instanceof TimeoutException) {
      add(new HttpReply.Failed(FailureCause.TIMEOUT, ""));
    } else {
      add(TcpConnection.cause(exception));
    }
  }
}
