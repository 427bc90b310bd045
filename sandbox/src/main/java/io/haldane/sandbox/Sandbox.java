package io.haldane.sandbox;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.haldane.sandbox.api.KindSet;
import io.haldane.sandbox.api.SandboxApi;
import io.haldane.sandbox.workload.Workloads;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** A cluster within this JVM. Closing it leaves no port, no thread of its own and no file. */
public final class Sandbox implements AutoCloseable {

  /**
   * What the cluster is made of.
   *
   * @param kinds installed besides those of every cluster
   * @param network made once the API and the workloads run; absent for tests that need none
   * @param encrypted whether the API is reached over TLS
   */
  public record Options(
      Set<KindSet> kinds,
      Workloads.Timing timing,
      Optional<Function<KubernetesClient, Network>> network,
      boolean encrypted) {

    public static Options of(KindSet... kinds) {
      return new Options(Set.of(kinds), Workloads.Timing.BRISK, Optional.empty(), false);
    }

    public Options with(Workloads.Timing other) {
      return new Options(kinds, other, network, encrypted);
    }

    public Options with(Function<KubernetesClient, Network> other) {
      return new Options(kinds, timing, Optional.of(other), encrypted);
    }

    public Options overTls() {
      return new Options(kinds, timing, network, true);
    }
  }

  private static final int ATTEMPTS = 10;

  private final SandboxApi api;
  private final KubernetesClient client;
  private final Workloads workloads;
  private Optional<Network> network = Optional.empty();

  private Sandbox(Options options) {
    KindSet[] kinds = options.kinds().toArray(KindSet[]::new);
    api = options.encrypted() ? SandboxApi.startEncrypted(kinds) : SandboxApi.start(kinds);
    client = api.client();
    workloads = Workloads.start(client, options.timing());
  }

  public static Sandbox start(Options options) {
    Sandbox sandbox = new Sandbox(options);
    try {
      sandbox.network = options.network().map(start -> start.apply(sandbox.client));
      return sandbox;
    } catch (RuntimeException e) {
      sandbox.close();
      throw e;
    }
  }

  public SandboxApi api() {
    return api;
  }

  /** {@code http://127.0.0.1:PORT}. */
  public String apiUrl() {
    return api.url();
  }

  /** The sandbox's own client; closed with it. */
  public KubernetesClient client() {
    return client;
  }

  public Optional<Network> network() {
    return network;
  }

  /** Creates or updates every object of a YAML file, see {@link #apply(InputStream)}. */
  public void apply(Path yaml) throws IOException {
    try (InputStream stream = Files.newInputStream(yaml)) {
      apply(stream);
    }
  }

  /**
   * Creates or updates objects in their order; kinds without a Java class are as good as others.
   *
   * @param yaml one document or more; objects without a namespace go to {@code default}
   */
  public void apply(InputStream yaml) {
    client.load(yaml).items().forEach(this::apply);
  }

  /** Again where somebody else has written between our reading and writing. */
  private void apply(HasMetadata object) {
    for (int attempt = 1; ; attempt++) {
      try {
        createOrUpdate(object);
        return;
      } catch (KubernetesClientException e) {
        if (e.getCode() != HttpURLConnection.HTTP_CONFLICT || attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  private void createOrUpdate(HasMetadata object) {
    HasMetadata live = client.resource(object).get();
    object.getMetadata().setResourceVersion(null);
    if (live == null) {
      client.resource(object).create();
    } else {
      object.getMetadata().setResourceVersion(live.getMetadata().getResourceVersion());
      client.resource(object).update();
    }
  }

  @Override
  public void close() {
    network.ifPresent(Network::close);
    workloads.close();
    client.close();
    api.close();
  }
}
