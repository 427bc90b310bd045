package io.haldane.e2e.fault;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.authentication.TokenRequestBuilder;
import io.haldane.e2e.Cluster;
import io.haldane.e2e.cluster.Kubeconfig;
import io.haldane.e2e.controller.ControllerRun;
import io.haldane.e2e.controller.Installation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One replica of the installed controller, with a token of its own: by it the audit log tells the
 * replicas apart.
 *
 * @param credential what the audit log calls the token
 */
record Replica(
    Cluster cluster,
    String name,
    int port,
    String credential,
    List<String> flags,
    Map<String, String> environment) {
  private static final long HOUR = 3600;

  /**
   * Does not start it.
   *
   * @param flags on top of those of the installation
   */
  static Replica of(Cluster cluster, String name, int port, List<String> flags) {
    String token =
        cluster
            .client()
            .serviceAccounts()
            .inNamespace(Installation.NAMESPACE)
            .withName("haldane")
            .tokenRequest(
                new TokenRequestBuilder()
                    .withNewSpec()
                    .withExpirationSeconds(HOUR)
                    .endSpec()
                    .build())
            .getStatus()
            .getToken();
    var plane = cluster.plane();
    Path login =
        Kubeconfig.write(
            plane.run().resolve(name + ".kubeconfig"), plane.server(), plane.authority(), token);
    List<String> all = new ArrayList<>(flags);
    all.add("-kubeconfig=" + login);
    return new Replica(cluster, name, port, credential(token), List.copyOf(all), Map.of());
  }

  /** The same, as a process with more in its environment. */
  Replica with(Map<String, String> more) {
    Map<String, String> all = new HashMap<>(environment);
    all.putAll(more);
    return new Replica(cluster, name, port, credential, flags, Map.copyOf(all));
  }

  /** The same, as a container that its pod starts again; else each is a new pod. */
  Replica inPod() {
    return with(Map.of("HALDANE_POD_UID", "uid-of-" + name));
  }

  boolean sent(AuditLog.Request request) {
    return request.credential().equals(credential);
  }

  /** Does not wait for it. */
  ControllerRun start() {
    return cluster.controller(name, port, environment, flags);
  }

  /** A token says its own id, between its dots. */
  private static String credential(String token) {
    try {
      byte[] claims = Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]);
      return "JTI=" + new ObjectMapper().readTree(claims).path("jti").asText();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
