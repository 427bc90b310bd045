package io.haldane.metrics.http;

import io.haldane.api.GoDuration;
import io.haldane.api.metrics.Sample.Fault;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One request to a metrics backend and its reply. Blocking, safe for concurrent use. An interrupt
 * ends it at once and stays set on the thread.
 */
public final class Exchange {
  /**
   * Bytes of body that are read before the backend counts as broken. One value needs few, and many
   * answers are read at once.
   */
  public static final int LARGEST_BODY = 256 * 1024;

  private static final int MOST_REDIRECTS = 3;

  private final Clients clients;
  private final Duration timeout;

  /**
   * @param timeout for the whole exchange, from connecting to the last byte, over all redirects
   */
  public Exchange(Duration timeout) {
    this.clients = new Clients(timeout);
    this.timeout = timeout;
  }

  public Reply send(HttpRequest request, boolean insecureSkipVerify) {
    HttpClient client = clients.get(insecureSkipVerify);
    long end = System.nanoTime() + timeout.toNanos();
    Reply reply = once(client, request, end);
    for (int hop = 0; hop < MOST_REDIRECTS; hop++) {
      switch (Redirects.next(request, reply)) {
        case Redirects.Stay _ -> {
          return reply;
        }
        case Redirects.Refuse(String why) -> {
          return new Reply.Failed(Fault.CONFIGURATION, why);
        }
        case Redirects.Follow(HttpRequest next) -> {
          request = next;
          reply = once(client, request, end);
        }
      }
    }
    return reply;
  }

  private Reply once(HttpClient client, HttpRequest request, long end) {
    // A request's own timeout ends with the headers; this wait covers a slow body too.
    CompletableFuture<HttpResponse<String>> response =
        client.sendAsync(
            request,
            BodyHandlers.limiting(BodyHandlers.ofString(StandardCharsets.UTF_8), LARGEST_BODY));
    try {
      HttpResponse<String> got = response.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
      return new Reply.Answered(got.statusCode(), got.headers(), got.body());
    } catch (TimeoutException _) {
      return tooSlow();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new Reply.Failed(Fault.BACKEND, "did not answer before the deadline of the check");
    } catch (ExecutionException failed) {
      return Failures.reply(failed.getCause(), this::tooSlow);
    } finally {
      response.cancel(true);
    }
  }

  private Reply.Failed tooSlow() {
    String within = GoDuration.format(timeout);
    return new Reply.Failed(
        Fault.BACKEND, "did not answer within " + within + "; it is down, overloaded or cut off");
  }
}
