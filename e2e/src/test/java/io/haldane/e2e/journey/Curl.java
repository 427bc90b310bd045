package io.haldane.e2e.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Single requests, as people make them by hand. */
final class Curl {
  private static final Duration TIMEOUT = Duration.ofSeconds(5);
  private static final HttpClient DIRECT = HttpClient.newHttpClient();

  private Curl() {}

  /** Whether something answers there with 200. */
  static boolean answers(URI url) {
    try {
      return send(DIRECT, HttpRequest.newBuilder(url)).statusCode() == 200;
    } catch (UncheckedIOException notYet) {
      return false;
    }
  }

  /** The same by an ingress that listens there. */
  static boolean answersFrom(InetSocketAddress ingress, URI url) {
    try {
      return sendTo(ingress, HttpRequest.newBuilder(url)).statusCode() == 200;
    } catch (UncheckedIOException notYet) {
      return false;
    }
  }

  /** What an ingress that listens there answers. */
  static HttpResponse<String> sendTo(InetSocketAddress ingress, HttpRequest.Builder request) {
    try (HttpClient client = HttpClient.newBuilder().proxy(ProxySelector.of(ingress)).build()) {
      return send(client, request);
    }
  }

  static String get(URI url) {
    return send(DIRECT, HttpRequest.newBuilder(url)).body();
  }

  /** Returns the status of the answer. */
  static int post(URI url, String json) {
    return send(DIRECT, HttpRequest.newBuilder(url).POST(BodyPublishers.ofString(json)))
        .statusCode();
  }

  private static HttpResponse<String> send(HttpClient client, HttpRequest.Builder request) {
    try {
      return client.send(
          request.version(HttpClient.Version.HTTP_1_1).timeout(TIMEOUT).build(),
          BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
