package io.haldane.sandbox.api;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.mockwebserver.MockWebServer;
import io.fabric8.mockwebserver.http.Dispatcher;
import io.fabric8.mockwebserver.http.MockResponse;
import io.fabric8.mockwebserver.http.RecordedRequest;
import java.net.InetAddress;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A Kubernetes API on a free loopback port, plain HTTP. Thread-safe.
 *
 * <p>It serves the built-in kinds and Haldane's own from the start; those of a mesh only once they
 * are installed, as in life. It checks versions, finalizers, owners and selectors; it does not
 * check schemas or access, and knows neither strategic merge patches nor server-side apply.
 */
public final class SandboxApi implements AutoCloseable {
  /** What the sandbox's own clients call themselves, so that tests can tell them from others. */
  public static final String OWN_USER_AGENT = "haldane-sandbox";

  /** It logs every request twice; kept here because loggers are weakly held. */
  private static final Logger SERVER_LOG = Logger.getLogger("io.fabric8.mockwebserver");

  private final Store store = new Store();
  private final Catalog catalog = new Catalog();
  private final RequestLog requests = new RequestLog();
  private final Faults faults = new Faults(store);
  private final GarbageCollector garbage = new GarbageCollector(store, catalog);
  private final MockWebServer server = new MockWebServer();

  private SandboxApi() {}

  /** Starts a server with these kinds besides those of every cluster. */
  public static SandboxApi start(KindSet... installed) {
    SERVER_LOG.setLevel(Level.WARNING);
    SandboxApi api = new SandboxApi();
    api.install(KindSet.KUBERNETES);
    api.install(KindSet.CANARIES);
    for (KindSet set : installed) {
      api.install(set);
    }
    api.server.setDispatcher(api.dispatcher());
    api.server.start(InetAddress.getLoopbackAddress(), 0);
    return api;
  }

  /** {@code http://127.0.0.1:PORT}, without a slash at the end. */
  public String url() {
    return "http://127.0.0.1:" + server.getPort();
  }

  /** A new client of this server, in namespace {@code default}; the caller closes it. */
  public KubernetesClient client() {
    return client(OWN_USER_AGENT);
  }

  public KubernetesClient client(String userAgent) {
    Config config =
        new ConfigBuilder(Config.empty())
            .withMasterUrl(url())
            .withNamespace("default")
            .withUserAgent(userAgent)
            .build();
    return new KubernetesClientBuilder().withConfig(config).build();
  }

  public void install(KindSet set) {
    catalog.install(set);
  }

  /**
   * Requests for these kinds answer 404 from now on; objects of theirs stay for a later install.
   */
  public void uninstall(KindSet set) {
    catalog.uninstall(set);
  }

  public RequestLog requests() {
    return requests;
  }

  public Faults faults() {
    return faults;
  }

  @Override
  public void close() {
    garbage.close();
    store.dropWatches();
    server.shutdown();
  }

  /** The server keeps every request for a test to take; taking them at once frees the memory. */
  private Dispatcher dispatcher() {
    ApiDispatcher dispatcher = new ApiDispatcher(store, catalog, requests, faults);
    return new Dispatcher() {
      @Override
      public MockResponse dispatch(RecordedRequest request) {
        try {
          server.takeRequest(0, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
        try {
          return dispatcher.dispatch(request);
        } catch (RuntimeException e) {
          // The server would leave the caller without any answer.
          SERVER_LOG.log(Level.SEVERE, "the sandbox failed on " + request, e);
          return new MockResponse().setResponseCode(500).setBody(e.toString());
        }
      }
    };
  }
}
