package io.haldane.controller.testing;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.fabric8.mockwebserver.Context;
import io.fabric8.mockwebserver.MockWebServer;
import io.haldane.controller.kube.RawSerialization;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Level;
import java.util.logging.Logger;

/** An API server in memory that remembers its requests and fails on demand. */
public final class ApiServer implements AutoCloseable {
  private static final Logger NOISE = Logger.getLogger("io.fabric8.mockwebserver");
  private final FaithfulDispatcher dispatcher = new FaithfulDispatcher();
  private final KubernetesMockServer server;
  private final KubernetesClient client;
  private final Queue<KubernetesClient> connected = new ConcurrentLinkedQueue<>();

  public ApiServer() {
    NOISE.setLevel(Level.OFF);
    server =
        new KubernetesMockServer(
            new Context(), new MockWebServer(), new HashMap<>(), dispatcher, false);
    server.init(InetAddress.getLoopbackAddress(), 0);
    client = connect(new KubernetesSerialization());
  }

  /** A client of its own, as the controller has; closed with the server. */
  public KubernetesClient connect() {
    KubernetesClient made = connect(new RawSerialization());
    connected.add(made);
    return made;
  }

  private KubernetesClient connect(KubernetesSerialization serialization) {
    return new KubernetesClientBuilder()
        .withConfig(
            new ConfigBuilder(Config.empty())
                .withMasterUrl(url())
                .withRequestRetryBackoffLimit(0)
                .build())
        .withKubernetesSerialization(serialization)
        .build();
  }

  /** A client as other programs have. */
  public KubernetesClient client() {
    return client;
  }

  public String url() {
    return "http://127.0.0.1:" + server.getPort() + "/";
  }

  /** Requests so far, as {@code PATCH /apis/…}. */
  public List<String> requests() {
    return dispatcher.requests();
  }

  /** Requests so far that change something, leases aside. */
  public List<String> writes() {
    return requests().stream()
        .filter(line -> !line.startsWith("GET ") && !line.contains("/leases"))
        .toList();
  }

  /** API groups that discovery lists, such as {@code networking.istio.io/v1beta1}. */
  public void serve(String... groupVersions) {
    dispatcher.serve(List.of(groupVersions));
  }

  /** Answers requests that start like this with the code, until the returned handle is closed. */
  public Fault fail(String start, int code) {
    return dispatcher.fail(start, code);
  }

  /** A failure that lasts until it is closed. */
  public interface Fault extends AutoCloseable {
    @Override
    void close();
  }

  @Override
  public void close() {
    connected.forEach(KubernetesClient::close);
    client.close();
    server.destroy();
  }
}
