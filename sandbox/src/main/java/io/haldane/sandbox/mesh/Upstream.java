package io.haldane.sandbox.mesh;

import io.haldane.api.net.ConnectionHeaders;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Sends one request to one address, as it is but for the headers that belong to a connection. */
final class Upstream implements AutoCloseable {
  private static final Set<String> OF_A_CONNECTION = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

  static {
    OF_A_CONNECTION.addAll(ConnectionHeaders.NAMES);
    OF_A_CONNECTION.add("http2-settings");
  }

  /** Straight to the pods, even where the JVM's proxy is this very mesh. */
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .proxy(HttpClient.Builder.NO_PROXY)
          .connectTimeout(Duration.ofSeconds(10))
          .build();

  private final Duration timeout;

  Upstream(Duration timeout) {
    this.timeout = timeout;
  }

  /**
   * Blocking.
   *
   * @param base scheme, authority and the beginning of a path
   * @throws IOException when there is no whole answer in time
   */
  Reply send(String base, Message request) throws IOException, InterruptedException {
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(URI.create(base + request.path() + request.query()))
            .timeout(timeout)
            .method(request.method(), BodyPublishers.ofByteArray(request.body()));
    ownHeaders(request.headers())
        .forEach((name, values) -> values.forEach(value -> builder.header(name, value)));
    // The client keeps the Host header to itself, so the name goes by the side.
    builder.setHeader("x-forwarded-host", request.host());
    HttpResponse<byte[]> response = client.send(builder.build(), BodyHandlers.ofByteArray());
    return new Reply(response.statusCode(), ownHeaders(response.headers().map()), response.body());
  }

  private static Map<String, List<String>> ownHeaders(Map<String, List<String>> headers) {
    Map<String, List<String>> own = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.forEach((name, values) -> {
      if (!OF_A_CONNECTION.contains(name)) {
        own.put(name, values);
      }
    });
    return own;
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
