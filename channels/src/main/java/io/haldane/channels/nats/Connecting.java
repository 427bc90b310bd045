package io.haldane.channels.nats;

import io.haldane.outbound.FailureCause;
import io.haldane.outbound.HttpReply;
import io.nats.client.AuthenticationException;
import io.nats.client.Connection;
import io.nats.client.Nats;
import io.nats.client.Options;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A connection in the making. The library waits for the whole timeout even if the server has
 * refused it, and does not end when it is interrupted; so a thread of its own waits.
 */
final class Connecting {
  /** How long after a general failure its cause may be heard. */
  private static final Duration SOON = Duration.ofMillis(500);

  private Connecting() {}

  /** What came of it. */
  sealed interface Made {
    record Connected(Connection connection) implements Made {}

    record Failed(Heard.Failure why) implements Made {}
  }

  static Made by(Options options, Heard heard, Duration limit) throws InterruptedException {
    CompletableFuture<Made> made = new CompletableFuture<>();
    Thread thread = Thread.ofVirtual().name("nats").start(() -> connect(options, heard, made));
    heard.first().thenAccept(why -> made.complete(new Made.Failed(why)));
    Made timeout = failed(FailureCause.TIMEOUT);
    try {
      return made.get(limit.toMillis() + SOON.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return timeout;
    } catch (ExecutionException e) {
      throw new IllegalStateException("connecting failed", e.getCause());
    } finally {
      // Whoever comes too late closes what it has.
      made.complete(timeout);
      thread.interrupt();
    }
  }

  private static void connect(Options options, Heard heard, CompletableFuture<Made> made) {
    try {
      Connection connection = Nats.connect(options);
      if (!made.complete(new Made.Connected(connection))) {
        connection.close();
      }
    } catch (AuthenticationException e) {
      made.complete(new Made.Failed(new Heard.Failure.Refused(String.valueOf(e.getMessage()))));
    } catch (IOException e) {
      // The cause is on its way.
      heard
          .first()
          .completeOnTimeout(
              new Heard.Failure.Unreached(new HttpReply.Failed(FailureCause.CONNECTION_LOST, "")),
              SOON.toMillis(),
              TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      made.complete(failed(FailureCause.TIMEOUT));
    } catch (RuntimeException e) {
      made.completeExceptionally(e);
    }
  }

  private static Made failed(FailureCause cause) {
    return new Made.Failed(new Heard.Failure.Unreached(new HttpReply.Failed(cause, "")));
  }
}
