package io.haldane.outbound;

import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Executors;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLParameters;

/**
 * The JDK's clients that calls share; they differ by whom they trust and whether they may use the
 * proxy of the process. All speak HTTP/1.1: an offer to upgrade confuses small servers, and with
 * HTTP/2 the JDK's client fails beyond the server's limit of streams instead of waiting.
 * Thread-safe.
 */
final class Clients implements AutoCloseable {
  /** Authorities differ by tenant, so the clients of those that were not used for long end. */
  private static final int MOST = 64;

  private record Way(Tls tls, boolean direct) {}

  private final LinkedHashMap<Way, HttpClient> clients = new LinkedHashMap<>(16, 0.75f, true);

  synchronized HttpClient get(Tls tls, boolean direct) {
    HttpClient client =
        clients.computeIfAbsent(
            new Way(tls, direct),
            way ->
                (direct ? builder(way.tls).proxy(HttpClient.Builder.NO_PROXY) : builder(way.tls))
                    .build());
    if (clients.size() > MOST) {
      // Calls that are under way are not cut off.
      clients.pollFirstEntry();
    }
    return client;
  }

  /**
   * A client that names one server in TLS, whatever address it connects to. Only for a trust that
   * does not verify names. To be shut down by the caller.
   */
  static HttpClient naming(String host, Tls tls) {
    HttpClient.Builder builder = builder(tls).proxy(HttpClient.Builder.NO_PROXY);
    try {
      SSLParameters parameters = new SSLParameters();
      parameters.setServerNames(List.of(new SNIHostName(host.replaceFirst("\\.$", ""))));
      builder.sslParameters(parameters);
    } catch (IllegalArgumentException e) {
      // A name that TLS cannot carry is left out.
    }
    return builder.build();
  }

  /** A client behind a proxy that one call names. To be shut down by the caller. */
  static HttpClient behind(ProxySelector proxy, Tls tls) {
    return builder(tls).proxy(proxy).build();
  }

  private static HttpClient.Builder builder(Tls tls) {
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(Redirect.NEVER)
            .proxy(new CurrentProxy())
            .executor(Executors.newVirtualThreadPerTaskExecutor());
    tls.context().ifPresent(builder::sslContext);
    return builder;
  }

  @Override
  public synchronized void close() {
    clients.values().forEach(HttpClient::shutdownNow);
    clients.clear();
  }
}
