package io.haldane.sandbox.mesh;

import java.io.IOException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * A cluster with {@code podinfo} as a canary's controller would leave it: an apex, a primary with
 * two pods and a canary with one, and a mesh in front.
 */
abstract class MeshContract {
  protected final TestCluster cluster = new TestCluster();
  protected final FakePod primary = new FakePod("v1");
  protected final FakePod otherPrimary = new FakePod("v1");
  protected final FakePod canary = new FakePod("v2");
  private HttpClient client = HttpClient.newHttpClient();

  @SuppressWarnings("NullAway.Init")
  protected Mesh mesh;

  MeshContract() throws IOException {}

  protected Settings settings() {
    return Settings.defaults().withDefaultNamespace("test");
  }

  /** What the cluster holds besides, before the mesh starts. */
  protected void prepare() {}

  @BeforeEach
  void start() {
    cluster
        .service("podinfo", "podinfo-primary")
        .service("podinfo-primary", "podinfo-primary")
        .service("podinfo-canary", "podinfo")
        .pod("podinfo-primary-7d4f-a", "podinfo-primary", primary.address(), true)
        .pod("podinfo-primary-7d4f-b", "podinfo-primary", otherPrimary.address(), true)
        .pod("podinfo-5c9b-a", "podinfo", canary.address(), true);
    prepare();
    startMesh();
  }

  /** A new mesh over the same cluster. */
  protected void restart() {
    client.shutdownNow();
    mesh.close();
    startMesh();
  }

  private void startMesh() {
    mesh = Mesh.start(cluster.client(), settings());
    client = HttpClient.newBuilder().proxy(ProxySelector.of(mesh.proxyAddress())).build();
  }

  @AfterEach
  void stop() {
    client.shutdownNow();
    mesh.close();
    cluster.close();
    primary.close();
    otherPrimary.close();
    canary.close();
  }

  protected HttpResponse<String> get(String url, String... headers) {
    return send(request(url, headers).GET());
  }

  protected HttpResponse<String> post(String url, String body, String... headers) {
    return send(request(url, headers).POST(BodyPublishers.ofString(body)));
  }

  /** How many of so many requests each version answered. */
  protected Map<String, Integer> versions(int requests, String url, String... headers) {
    Map<String, Integer> versions = new TreeMap<>();
    for (int i = 0; i < requests; i++) {
      versions.merge(version(get(url, headers)), 1, Integer::sum);
    }
    return versions;
  }

  protected static String version(HttpResponse<?> response) {
    return response.headers().firstValue("x-version").orElse("none");
  }

  protected static String reason(HttpResponse<?> response) {
    return response.headers().firstValue(Reply.REASON).orElse("");
  }

  protected HttpResponse<String> scrape() {
    try (HttpClient direct = HttpClient.newHttpClient()) {
      return direct.send(
          HttpRequest.newBuilder(mesh.metricsUri()).build(), BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static HttpRequest.Builder request(String url, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url));
    return headers.length == 0 ? request : request.headers(headers);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
