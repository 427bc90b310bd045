package io.haldane.webhooks.http;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One request and what came of it. */
public sealed interface Exchange {
  /** Bytes of a body that are kept; what is longer is cut. */
  int BODY_LIMIT = 64 * 1024;

  /**
   * The receiver's whole answer, whatever its status.
   *
   * @param body at most {@link #BODY_LIMIT} bytes, read as UTF-8
   * @param retryAfter the header as it came
   * @param location the header as it came
   */
  record Answered(int status, String body, Optional<String> retryAfter, Optional<String> location)
      implements Exchange {
    Answered withBody(String other) {
      return new Answered(status, other, retryAfter, location);
    }
  }

  /**
   * No answer, or only the beginning of one.
   *
   * @param why plain words that never hold the address
   * @param lasting whether the same request can be expected to fail again
   */
  record Failed(String why, boolean lasting) implements Exchange {}

  /**
   * Sends a request and reads its answer; the timeout covers both, unlike that of the JDK's client
   * which stops at the headers. Blocking.
   *
   * @param end when the timeout ends, as {@link System#nanoTime()} tells it
   * @throws InterruptedException after the request was abandoned
   */
  static Exchange of(HttpClient client, HttpRequest request, Duration timeout, long end)
      throws InterruptedException {
    CompletableFuture<HttpResponse<String>> pending =
        client.sendAsync(request, _ -> new BoundedText(BODY_LIMIT));
    try {
      HttpResponse<String> response = pending.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
      return new Answered(
          response.statusCode(),
          response.body(),
          response.headers().firstValue("Retry-After"),
          response.headers().firstValue("Location"));
    } catch (TimeoutException e) {
      return Failure.timeout(timeout);
    } catch (ExecutionException e) {
      return Failure.of(e.getCause() == null ? e : e.getCause());
    } finally {
      pending.cancel(true);
    }
  }
}
