package io.haldane.cli.cluster;

import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Makes the JDK's HTTP client and really closes it. Fabric8 only drops it, so its thread stays in a
 * system call, and a JVM waits 300 ms for such a thread when it ends.
 */
final class HttpFactory extends JdkHttpClientFactory implements AutoCloseable {
  private static final Duration END = Duration.ofMillis(200);

  private final List<HttpClient> clients = new CopyOnWriteArrayList<>();

  @Override
  protected HttpClient.Builder createNewHttpClientBuilder() {
    return new HandedOutBuilder(super.createNewHttpClientBuilder(), clients::add);
  }

  /** Ends requests that are not finished. Returns when the threads are gone, or 200 ms later. */
  @Override
  public void close() {
    clients.forEach(HttpClient::shutdownNow);
    try {
      for (HttpClient client : clients) {
        client.awaitTermination(END);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
