package io.haldane.e2e.cluster;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.haldane.e2e.process.Command;
import io.haldane.e2e.process.Daemon;
import io.haldane.e2e.process.Parts;
import io.haldane.e2e.process.Until;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * An API server and its etcd, and nothing else: for checks of schemas. Its ports are others than
 * those of {@link ControlPlane}, so both may run at once.
 */
public final class BareApiServer implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(90);
  private static final String ETCD = "http://127.0.0.1:12379";
  private static final int PORT = 16443;

  private final Parts parts = new Parts();
  private final KubernetesClient client;

  private BareApiServer(Cache cache, Path run) {
    Path tokens = write(run.resolve("tokens.csv"), User.tokens());
    Path key = run.resolve("sa.key");
    Command.run("openssl", "genrsa", "-out", key.toString(), "2048");
    Daemon etcd = parts.keep(() -> etcd(cache, run));
    Daemon api = parts.keep(() -> api(cache, run, tokens, key));
    Path authority = run.resolve("certs/apiserver.crt");
    Until.holds("the API server's certificate", START, () -> alive(etcd, api, authority));
    client = parts.keep(() -> client(run, authority));
    Until.holds("the API server to be ready", START, this::answers, api::lastLines);
  }

  /**
   * Boots it in the network namespace that this JVM runs in.
   *
   * @param run an empty folder for state and logs
   */
  public static BareApiServer boot(Cache cache, Path run) {
    Addresses.prepare();
    return new BareApiServer(cache, run);
  }

  /** An administrator's. */
  public KubernetesClient client() {
    return client;
  }

  private static Daemon etcd(Cache cache, Path run) {
    return Daemon.start(
        "bare-etcd",
        run.resolve("logs"),
        List.of(
            cache.binary("etcd"),
            "--data-dir=" + run.resolve("etcd"),
            "--unsafe-no-fsync",
            "--listen-client-urls=" + ETCD,
            "--advertise-client-urls=" + ETCD,
            "--listen-peer-urls=http://127.0.0.1:12380",
            "--log-level=warn"));
  }

  private static Daemon api(Cache cache, Path run, Path tokens, Path key) {
    return Daemon.start(
        "bare-kube-apiserver",
        run.resolve("logs"),
        List.of(
            cache.binary("kube-apiserver"),
            "--etcd-servers=" + ETCD,
            "--bind-address=" + Addresses.NODE,
            "--advertise-address=" + Addresses.NODE,
            "--secure-port=" + PORT,
            "--cert-dir=" + run.resolve("certs"),
            "--service-account-key-file=" + key,
            "--service-account-signing-key-file=" + key,
            "--service-account-issuer=https://kubernetes.default.svc",
            "--token-auth-file=" + tokens,
            "--authorization-mode=RBAC",
            "--service-cluster-ip-range=" + Addresses.SERVICES,
            "--disable-admission-plugins=ServiceAccount"));
  }

  private static boolean alive(Daemon etcd, Daemon api, Path authority) {
    etcd.check();
    api.check();
    return Files.exists(authority);
  }

  private static KubernetesClient client(Path run, Path authority) {
    String server = "https://" + Addresses.NODE + ":" + PORT;
    Path file =
        Kubeconfig.write(run.resolve("admin.kubeconfig"), server, authority, User.ADMIN.token());
    Config config = Config.fromKubeconfig(file.toFile());
    config.setRequestRetryBackoffLimit(0);
    return new KubernetesClientBuilder().withConfig(config).build();
  }

  private boolean answers() {
    try {
      return "ok".equals(client.raw("/readyz"));
    } catch (RuntimeException notYet) {
      return false;
    }
  }

  private static Path write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException("could not write " + file, e);
    }
  }

  @Override
  public void close() {
    parts.close();
  }
}
