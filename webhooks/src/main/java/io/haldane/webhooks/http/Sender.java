package io.haldane.webhooks.http;

import io.haldane.api.net.Destination;
import io.haldane.api.net.HostRules;
import io.haldane.api.net.Lookups;
import io.haldane.api.net.Pin;
import io.haldane.api.net.Redirect;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Sends requests to addresses that others wrote: only where the rules of this process let them go,
 * and to the very address that was looked up. Redirects are followed on the same server. Blocking,
 * thread-safe.
 */
public final class Sender implements AutoCloseable {
  static {
    Pin.prepare();
  }

  /** Clients differ by whom they trust, and by whether they may go through a proxy. */
  private enum Way {
    VERIFIED(Clients::verifying),
    TRUSTING(Clients::trusting),
    DIRECT(() -> Clients.verifying().proxy(HttpClient.Builder.NO_PROXY));

    private final Supplier<HttpClient.Builder> builder;

    Way(Supplier<HttpClient.Builder> builder) {
      this.builder = builder;
    }
  }

  private final Map<Way, HttpClient> clients = new EnumMap<>(Way.class);

  /**
   * One request, over all its redirects.
   *
   * @param anyCertificate whether no certificate is verified
   * @param own whether the installation itself names the address
   * @param timeout for everything, from the look-up to the last byte
   * @throws InterruptedException after the request was abandoned
   */
  public Exchange send(HttpRequest request, boolean anyCertificate, boolean own, Duration timeout)
      throws InterruptedException {
    long end = System.nanoTime() + timeout.toNanos();
    HttpRequest next = request;
    for (int hop = 0; ; hop++) {
      Exchange exchange = hop(next, anyCertificate, own, timeout, end);
      if (!(exchange instanceof Exchange.Answered answered)) {
        return exchange;
      }
      switch (Redirect.of(next, answered.status(), answered.location())) {
        case Redirect.None _ -> {
          return answered;
        }
        case Redirect.Refused(String why) -> {
          return answered.withBody("the receiver " + why);
        }
        case Redirect.Follow(HttpRequest follow) -> {
          if (hop == Redirect.MOST) {
            return answered.withBody("the receiver redirects again and again");
          }
          next = follow;
        }
      }
    }
  }

  /** One request that follows no redirect, with certificates verified. */
  public Exchange once(HttpRequest request, boolean own, Duration timeout)
      throws InterruptedException {
    return hop(request, false, own, timeout, System.nanoTime() + timeout.toNanos());
  }

  private Exchange hop(
      HttpRequest request, boolean anyCertificate, boolean own, Duration timeout, long end)
      throws InterruptedException {
    Destination destination;
    try {
      destination = destination(request.uri(), own, end);
    } catch (TimeoutException e) {
      return Failure.timeout(timeout);
    }
    return switch (destination) {
      case Destination.Refused(String why) -> new Exchange.Failed("the address " + why, true);
      case Destination.Unknown() -> Failure.unknownHost();
      case Destination.AsWritten() ->
          Exchange.of(client(anyCertificate ? Way.TRUSTING : Way.VERIFIED), request, timeout, end);
      case Destination.Pinned(InetAddress address) ->
          pinned(address, request, anyCertificate, timeout, end);
    };
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

  private Exchange pinned(
      InetAddress address, HttpRequest request, boolean anyCertificate, Duration timeout, long end)
      throws InterruptedException {
    boolean tls = "https".equalsIgnoreCase(request.uri().getScheme());
    if (!tls) {
      return Exchange.of(client(Way.DIRECT), Pin.to(address, request), timeout, end);
    }
    if (!anyCertificate) {
      // The name is what its certificate is held against: whoever answers has to prove it.
      return Exchange.of(client(Way.DIRECT), request, timeout, end);
    }
    try (OneServer client = OneServer.of(request.uri().getHost())) {
      return Exchange.of(client.http(), Pin.to(address, request), timeout, end);
    }
  }

  private synchronized HttpClient client(Way way) {
    return clients.computeIfAbsent(way, chosen -> chosen.builder.get().build());
  }

  /** Ends what is under way. */
  @Override
  public synchronized void close() {
    clients.values().forEach(HttpClient::shutdownNow);
    clients.clear();
  }

  /** A client that names one server in TLS, whatever address it connects to. */
  private record OneServer(HttpClient http) implements AutoCloseable {
    static OneServer of(String host) {
      HttpClient.Builder builder = Clients.trusting().proxy(HttpClient.Builder.NO_PROXY);
      Optional.of(host).flatMap(Clients::serverName).ifPresent(builder::sslParameters);
      return new OneServer(builder.build());
    }

    @Override
    public void close() {
      http.shutdownNow();
    }
  }
}
