package io.haldane.metrics.http;

import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLParameters;

/** HTTP clients that differ by whom they trust and how they go; kept and reused. */
final class Clients {
  /** Whether certificates are verified, and whether a proxy is used where there is one. */
  enum Way {
    VERIFIED,
    ANY_CERTIFICATE,
    DIRECT
  }

  private final Map<Way, HttpClient> clients = new EnumMap<>(Way.class);
  private final Duration connectTimeout;

  Clients(Duration connectTimeout) {
    this.connectTimeout = connectTimeout;
  }

  synchronized HttpClient get(Way way) {
    return clients.computeIfAbsent(way, chosen -> build(chosen).build());
  }

  /**
   * A client that takes any certificate and names one server in TLS, whatever address it connects
   * to. To be shut down.
   */
  HttpClient naming(String host) {
    HttpClient.Builder builder = build(Way.ANY_CERTIFICATE).proxy(HttpClient.Builder.NO_PROXY);
    try {
      SSLParameters parameters = new SSLParameters();
      parameters.setServerNames(List.of(new SNIHostName(host.replaceFirst("\\.$", ""))));
      builder.sslParameters(parameters);
    } catch (IllegalArgumentException _) {
      // A name that TLS cannot carry is left out.
    }
    return builder.build();
  }

  private HttpClient.Builder build(Way way) {
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            // An upgrade offer on every plain request confuses some proxies and gains nothing here.
            .version(Version.HTTP_1_1)
            // Redirects are judged one by one, see Exchange.
            .followRedirects(Redirect.NEVER)
            .connectTimeout(connectTimeout)
            .executor(Executors.newVirtualThreadPerTaskExecutor());
    switch (way) {
      case VERIFIED -> Optional.ofNullable(ProxySelector.getDefault()).ifPresent(builder::proxy);
      case ANY_CERTIFICATE -> {
        Optional.ofNullable(ProxySelector.getDefault()).ifPresent(builder::proxy);
        builder.sslContext(AnyCertificate.context());
      }
      case DIRECT -> builder.proxy(HttpClient.Builder.NO_PROXY);
    }
    return builder;
  }
}
