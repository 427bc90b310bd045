package io.haldane.metrics.http;

import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

/**
 * One HTTP client for servers whose certificate is verified, one for the others; kept and reused.
 */
final class Clients {
  private final Map<Boolean, HttpClient> clients = new ConcurrentHashMap<>();
  private final Duration connectTimeout;

  Clients(Duration connectTimeout) {
    this.connectTimeout = connectTimeout;
  }

  HttpClient get(boolean insecureSkipVerify) {
    return clients.computeIfAbsent(insecureSkipVerify, this::build);
  }

  private HttpClient build(boolean insecureSkipVerify) {
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            // An upgrade offer on every plain request confuses some proxies and gains nothing here.
            .version(Version.HTTP_1_1)
            // Redirects are judged one by one, see Redirects.
            .followRedirects(Redirect.NEVER)
            .connectTimeout(connectTimeout)
            .executor(Executors.newVirtualThreadPerTaskExecutor());
    Optional.ofNullable(ProxySelector.getDefault()).ifPresent(builder::proxy);
    if (insecureSkipVerify) {
      builder.sslContext(AnyCertificate.context());
    }
    return builder.build();
  }
}
