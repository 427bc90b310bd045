package io.haldane.sandbox.api;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.util.Optional;
import java.util.Set;

/**
 * A Kubernetes API on a free loopback port, over plain HTTP or over TLS. Thread-safe.
 *
 * <p>It serves the built-in kinds and Haldane's own from the start; those of a mesh only once they
 * are installed, as in life. It checks versions, finalizers, owners and selectors; it does not
 * check schemas or access, and knows neither strategic merge patches nor server-side apply.
 */
public final class SandboxApi implements AutoCloseable {
  /** What the sandbox's own clients call themselves, so that tests can tell them from others. */
  public static final String OWN_USER_AGENT = "haldane-sandbox";

  private final Store store = new Store();
  private final Catalog catalog = new Catalog();
  private final RequestLog requests = new RequestLog();
  private final Faults faults = new Faults(store);
  private final GarbageCollector garbage = new GarbageCollector(store, catalog);
  private final Optional<Identity> identity;
  private final ApiListener listener;

  private SandboxApi(Optional<Identity> identity, Set<KindSet> installed) {
    this.identity = identity;
    install(KindSet.KUBERNETES);
    install(KindSet.CANARIES);
    installed.forEach(this::install);
    listener = new ApiListener(new ApiDispatcher(store, catalog, requests, faults), identity);
  }

  /** Starts a server with these kinds besides those of every cluster. */
  public static SandboxApi start(KindSet... installed) {
    return new SandboxApi(Optional.empty(), Set.of(installed));
  }

  /** The same over TLS, with a certificate of its own, see {@link #certificate()}. */
  public static SandboxApi startEncrypted(KindSet... installed) {
    return new SandboxApi(Optional.of(Identity.create()), Set.of(installed));
  }

  /** {@code http://127.0.0.1:PORT}, or with {@code https}; without a slash at the end. */
  public String url() {
    return (identity.isPresent() ? "https" : "http") + "://127.0.0.1:" + listener.port();
  }

  /** What clients have to trust, as PEM; empty without TLS. */
  public Optional<String> certificate() {
    return identity.map(Identity::certificate);
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
            .withCaCertData(certificate().orElse(null))
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
    listener.close();
  }
}
