package io.haldane.outbound;

import java.net.InetAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One request that follows no redirect. */
record Hop(Clients clients, CallOptions options, Deadline deadline) {
  HttpReply send(HttpRequest request) throws InterruptedException {
    try {
      return options.proxy().isPresent()
          ? options.proxy().get().send(this, request)
          : to(destination(request), request);
    } catch (TimeoutException e) {
      return new HttpReply.Failed(FailureCause.TIMEOUT);
    }
  }

  private HttpReply to(Destination destination, HttpRequest request) throws InterruptedException {
    return switch (destination) {
      case Destination.Refused(String why) -> new HttpReply.Failed(FailureCause.HOST_DENIED, why);
      case Destination.Unknown() -> new HttpReply.Failed(FailureCause.UNKNOWN_HOST);
      case Destination.AsWritten() -> by(clients.get(options.tls(), false), request);
      case Destination.Pinned(InetAddress address) -> pinned(address, request);
    };
  }

  private Destination destination(HttpRequest request)
      throws InterruptedException, TimeoutException {
    return options.trusted()
        ? new Destination.AsWritten()
        : Lookups.within(
            deadline.left(),
            () ->
                Destination.of(
                    request.uri(), false, HostRules.installed(), Destination.Lookup::system));
  }

  private HttpReply pinned(InetAddress address, HttpRequest request) throws InterruptedException {
    if (!"https".equalsIgnoreCase(request.uri().getScheme())) {
      return by(clients.get(options.tls(), true), Pin.to(address, request));
    }
    if (options.tls().verifies()) {
      // The certificate is checked against the name: whoever answers has to prove it.
      return by(clients.get(options.tls(), true), request);
    }
    HttpClient client = Clients.naming(request.uri().getHost(), options.tls());
    try {
      return by(client, Pin.to(address, request));
    } finally {
      client.shutdownNow();
    }
  }

  /**
   * The wait covers the body, unlike the timeout of the JDK's client, which ends with the headers.
   */
  HttpReply by(HttpClient client, HttpRequest request) throws InterruptedException {
    CompletableFuture<HttpResponse<String>> pending =
        client.sendAsync(request, _ -> new BoundedBody(options.bodyLimit(), options.cutsBody()));
    try {
      HttpResponse<String> response = pending.get(deadline.left().toNanos(), TimeUnit.NANOSECONDS);
      return new HttpReply.Answered(response.statusCode(), response.headers(), response.body());
    } catch (TimeoutException e) {
      return new HttpReply.Failed(FailureCause.TIMEOUT);
    } catch (ExecutionException e) {
      return Failures.of(e.getCause() == null ? e : e.getCause());
    } finally {
      pending.cancel(true);
    }
  }
}
