package io.haldane.sandbox.mesh;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.haldane.sandbox.mesh.Host.ServiceName;
import io.haldane.sandbox.mesh.Router.Way;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;

/** Every request of the mesh comes through here, each on a thread of its own. */
final class ProxyHandler implements HttpHandler {
  private final Settings settings;
  private final PlainHosts plainHosts;
  private final Router router;
  private final Pods pods;
  private final Executor background;

  /** Copies are dropped, not queued, when a mirror cannot keep up. */
  private final Semaphore copiesInFlight = new Semaphore(256);

  ProxyHandler(
      Settings settings, PlainHosts plainHosts, Router router, Pods pods, Executor background) {
    this.settings = settings;
    this.plainHosts = plainHosts;
    this.router = router;
    this.pods = pods;
    this.background = background;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Host host = Host.of(authority(exchange), settings.defaultNamespace());
      Optional<HttpHandler> plain = plainHosts.find(host);
      if (plain.isPresent()) {
        plain.get().handle(exchange);
      } else {
        answer(host, Message.of(exchange)).writeTo(exchange);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Reply answer(Host host, Message request) throws InterruptedException {
    return switch (router.way(host, request)) {
      case Way.Nowhere(int status, String reason) -> Reply.own(status, reason);
      case Way.To to -> {
        to.copies().forEach(copy -> mirror(copy, to.request()));
        Reply reply = pods.send(to.service(), to.request());
        yield reply.with(to.onResponse().toArray(HeaderChange[]::new));
      }
    };
  }

  /** Fire and forget; the name of the host tells the copy, as in Envoy. */
  private void mirror(ServiceName service, Message request) {
    if (copiesInFlight.tryAcquire()) {
      background.execute(() -> {
        try {
          pods.send(service, request.withHost(request.host() + "-shadow"));
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        } finally {
          copiesInFlight.release();
        }
      });
    }
  }

  private static String authority(HttpExchange exchange) {
    String absolute = exchange.getRequestURI().getRawAuthority();
    String header = exchange.getRequestHeaders().getFirst("Host");
    return absolute != null ? absolute : header == null ? "" : header;
  }
}
