package io.haldane.e2e.cluster;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.haldane.e2e.process.Command;
import io.haldane.e2e.process.Daemon;
import io.haldane.e2e.process.Until;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * etcd, an API server with RBAC and an audit log, and the controllers of Kubernetes. No scheduler:
 * the node agent binds pods. Not thread-safe but for {@link #client()}.
 */
public final class ControlPlane implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(90);
  private static final String SERVER = "https://" + Addresses.NODE + ":6443";

  private final Cache cache;
  private final Path run;
  private final Daemon etcd;
  private Daemon api;
  private final Daemon manager;
  private final KubernetesClient client;

  private ControlPlane(Cache cache, Path run) {
    this.cache = cache;
    this.run = run;
    write("tokens.csv", User.tokens());
    write("audit.yaml", AuditPolicy.YAML);
    if (!Files.exists(run.resolve("sa.key"))) {
      Command.run("openssl", "genrsa", "-out", run.resolve("sa.key").toString(), "2048");
    }
    etcd =
        daemon(
            "etcd",
            "--data-dir=" + run.resolve("etcd"),
            "--unsafe-no-fsync",
            "--quota-backend-bytes=8000000000",
            "--log-level=warn");
    api = startApi();
    awaitCertificate();
    Config config = Config.fromKubeconfig(kubeconfig(User.ADMIN).toFile());
    config.setRequestRetryBackoffLimit(0);
    client = new KubernetesClientBuilder().withConfig(config).build();
    awaitApi();
    manager = startManager();
  }

  /**
   * Boots it in the network namespace that this JVM runs in.
   *
   * @param run an empty folder for state and logs
   */
  public static ControlPlane boot(Cache cache, Path run) {
    Addresses.prepare();
    return new ControlPlane(cache, run);
  }

  /** An administrator's. */
  public KubernetesClient client() {
    return client;
  }

  public String server() {
    return SERVER;
  }

  /** What the API server is known by. */
  public Path authority() {
    return run.resolve("certs/apiserver.crt");
  }

  /** Writes the user's file. */
  public Path kubeconfig(User user) {
    return Kubeconfig.write(
        run.resolve(user.id() + ".kubeconfig"), SERVER, authority(), user.token());
  }

  /** A line of JSON for each request that is audited, see {@link AuditPolicy}. */
  public Path auditLog() {
    return run.resolve("audit.log");
  }

  /** Where processes of the cluster leave what they say. */
  public Path logs() {
    return run.resolve("logs");
  }

  public Path run() {
    return run;
  }

  public Daemon etcd() {
    return etcd;
  }

  public Daemon api() {
    return api;
  }

  /** The controllers of Kubernetes. */
  public Daemon manager() {
    return manager;
  }

  /** Starts the API server again, with all that it knew, and waits until it answers. */
  public void restartApi() {
    if (api.isAlive()) {
      api.close();
    }
    api = startApi();
    awaitApi();
  }

  /** A program of the cache with its output in the logs. */
  Daemon daemon(String name, String... arguments) {
    var command = new ArrayList<String>();
    command.add(cache.binary(name));
    command.addAll(List.of(arguments));
    return Daemon.start(name, logs(), command);
  }

  private Daemon startApi() {
    return daemon(
        "kube-apiserver",
        "--etcd-servers=http://127.0.0.1:2379",
        "--bind-address=" + Addresses.NODE,
        "--advertise-address=" + Addresses.NODE,
        "--secure-port=6443",
        "--cert-dir=" + run.resolve("certs"),
        "--service-account-key-file=" + run.resolve("sa.key"),
        "--service-account-signing-key-file=" + run.resolve("sa.key"),
        "--service-account-issuer=https://kubernetes.default.svc",
        "--token-auth-file=" + run.resolve("tokens.csv"),
        "--authorization-mode=Node,RBAC",
        "--service-cluster-ip-range=" + Addresses.SERVICES,
        "--disable-admission-plugins=ServiceAccount",
        // Nobody is slowed down by the server's own fairness: the figures are the clients'.
        "--max-requests-inflight=3000",
        "--max-mutating-requests-inflight=2000",
        "--audit-policy-file=" + run.resolve("audit.yaml"),
        "--audit-log-path=" + auditLog(),
        // In one file: who counts requests reads on where it stopped.
        "--audit-log-maxsize=100000",
        "--audit-log-mode=batch");
  }

  private Daemon startManager() {
    return daemon(
        "kube-controller-manager",
        "--kubeconfig=" + kubeconfig(User.MANAGER),
        "--service-account-private-key-file=" + run.resolve("sa.key"),
        "--use-service-account-credentials=false",
        "--leader-elect=false",
        "--controllers=deployment-controller,replicaset-controller,daemonset-controller,"
            + "endpointslice-controller,garbage-collector-controller,namespace-controller,"
            // Knative still writes and reads Endpoints.
            + "endpoints-controller,endpointslice-mirroring-controller,"
            + "serviceaccount-controller,horizontal-pod-autoscaler-controller,"
            // The roles view and edit include those of the chart.
            + "clusterrole-aggregation-controller",
        "--concurrent-deployment-syncs=20",
        "--concurrent-replicaset-syncs=20",
        "--kube-api-qps=2000",
        "--kube-api-burst=4000");
  }

  /** The server makes its own. */
  private void awaitCertificate() {
    Until.holds(
        "the API server's certificate",
        START,
        () -> {
          api.check();
          return Files.exists(authority());
        });
  }

  private void awaitApi() {
    Until.holds("the API server to be ready", START, this::apiAnswers, () -> api.lastLines());
  }

  private boolean apiAnswers() {
    api.check();
    etcd.check();
    try {
      return "ok".equals(client.raw("/readyz"));
    } catch (RuntimeException notYet) {
      return false;
    }
  }

  private void write(String name, String text) {
    try {
      Files.createDirectories(logs());
      Files.writeString(run.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException("could not write " + run.resolve(name), e);
    }
  }

  @Override
  public void close() {
    client.close();
    manager.close();
    api.close();
    etcd.close();
  }
}
