package io.haldane.metrics.http;

import io.haldane.api.GoDuration;
import io.haldane.api.metrics.Backend;
import io.haldane.api.metrics.Sample.Fault;
import io.haldane.api.net.Destination;
import io.haldane.api.net.HostRules;
import io.haldane.api.net.Lookups;
import io.haldane.api.net.Pin;
import io.haldane.api.net.Redirect;
import io.haldane.metrics.http.Clients.Way;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One request to a metrics backend and its reply. Blocking, safe for concurrent use. An interrupt
 * ends it at once and stays set on the thread.
 */
public final class Exchange {
  /** Bytes of body that are read before the backend counts as broken. */
  public static final int LARGEST_BODY = 4 * 1024 * 1024;

  static {
    Pin.prepare();
  }

  private final Clients clients;
  private final Duration timeout;

  /**
   * @param timeout for the whole exchange, from connecting to the last byte, over all redirects
   */
  public Exchange(Duration timeout) {
    this.clients = new Clients(timeout);
    this.timeout = timeout;
  }

  /**
   * Sends a request, and follows redirects on the same server.
   *
   * @param backend whose address the request goes to
   */
  public Reply send(HttpRequest request, Backend backend) {
    boolean own = HostRules.installed().trusts(backend.address());
    long end = System.nanoTime() + timeout.toNanos();
    for (int hop = 0; ; hop++) {
      Reply reply = hop(request, backend.insecureSkipVerify(), own, end);
      if (!(reply instanceof Reply.Answered answered)) {
        return reply;
      }
      Optional<String> location = answered.headers().firstValue("location");
      switch (Redirect.of(request, answered.status(), location)) {
        case Redirect.None _ -> {
          return answered;
        }
        case Redirect.Refused(String why) -> {
          return new Reply.Failed(Fault.CONFIGURATION, why);
        }
        case Redirect.Follow(HttpRequest next) -> {
          if (hop == Redirect.MOST) {
            return answered;
          }
          request = next;
        }
      }
    }
  }

  private Reply hop(HttpRequest request, boolean anyCertificate, boolean own, long end) {
    try {
      return switch (destination(request.uri(), own, end)) {
        case Destination.Refused(String why) -> new Reply.Failed(Fault.CONFIGURATION, why);
        case Destination.Unknown() -> Failures.unknownHost();
        case Destination.AsWritten() ->
            once(clients.get(anyCertificate ? Way.ANY_CERTIFICATE : Way.VERIFIED), request, end);
        case Destination.Pinned(InetAddress address) ->
            pinned(address, request, anyCertificate, end);
      };
    } catch (TimeoutException _) {
      return tooSlow();
    } catch (InterruptedException _) {
      return interrupted();
    }
  }

  private static Destination destination(URI uri, boolean own, long end)
      throws InterruptedException, TimeoutException {
    if (own) {
      return new Destination.AsWritten();
    }
    return Lookups.within(
        Duration.ofNanos(Math.max(0, end - System.nanoTime())),
        () -> Destination.of(uri, false, HostRules.installed(), Destination.Lookup::system));
  }

  private Reply pinned(InetAddress address, HttpRequest request, boolean anyCertificate, long end) {
    if ("http".equalsIgnoreCase(request.uri().getScheme())) {
      return once(clients.get(Way.DIRECT), Pin.to(address, request), end);
    }
    if (!anyCertificate) {
      // The name is what its certificate is held against: whoever answers has to prove it.
      return once(clients.get(Way.DIRECT), request, end);
    }
    HttpClient client = clients.naming(request.uri().getHost());
    try {
      return once(client, Pin.to(address, request), end);
    } finally {
      client.shutdownNow();
    }
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
      return interrupted();
    } catch (ExecutionException failed) {
      return Failures.reply(failed.getCause(), this::tooSlow);
    } finally {
      response.cancel(true);
    }
  }

  private static Reply.Failed interrupted() {
    Thread.currentThread().interrupt();
    return new Reply.Failed(Fault.BACKEND, "did not answer before the deadline of the check");
  }

  private Reply.Failed tooSlow() {
    String within = GoDuration.format(timeout);
    return new Reply.Failed(
        Fault.BACKEND, "did not answer within " + within + "; it is down, overloaded or cut off");
  }
}
