package io.haldane.controller.kube;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.haldane.api.ObjectRef;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The cluster of the workloads and the cluster of the routes; mostly one and the same.
 *
 * <p>Routes live elsewhere with {@code -kubeconfig-service-mesh}. Objects of Kubernetes itself, of
 * Knative and of autoscalers always are local, Ingresses among them.
 */
public final class Clusters {
  private static final Set<String> LOCAL_GROUPS =
      Set.of(
          "",
          "apps",
          "autoscaling",
          "coordination.k8s.io",
          "extensions",
          "external.metrics.k8s.io",
          "flagger.app",
          "keda.sh",
          "metrics.keptn.sh",
          "networking.k8s.io",
          "serving.knative.dev");
  private final KubernetesClient local;
  private final KubernetesClient mesh;
  private final KubernetesClient election;
  private final Outages outages;

  /**
   * @param election to the local cluster, for the Lease alone: its renewal waits for nothing else
   * @param outages hears what becomes of the requests of all of them
   */
  public Clusters(
      KubernetesClient local, KubernetesClient mesh, KubernetesClient election, Outages outages) {
    this.local = local;
    this.mesh = mesh;
    this.election = election;
    this.outages = outages;
  }

  public static Clusters single(KubernetesClient client) {
    return new Clusters(client, client, client, new Outages(System::nanoTime));
  }

  public KubernetesClient local() {
    return local;
  }

  public KubernetesClient election() {
    return election;
  }

  /** Of one or the other cluster. */
  public Outages outages() {
    return outages;
  }

  KubernetesClient holding(String apiVersion) {
    int slash = apiVersion.indexOf('/');
    boolean here = LOCAL_GROUPS.contains(slash < 0 ? "" : apiVersion.substring(0, slash));
    return here ? local : mesh;
  }

  /** An owner in another cluster would make the garbage collector delete the object at once. */
  boolean ownable(ObjectRef ref) {
    KubernetesClient holder = holding(ref.apiVersion());
    return holder == local
        || holder.getMasterUrl().getHost().equals(local.getMasterUrl().getHost());
  }

  public void close() {
    Stream.of(local, mesh, election).distinct().forEach(KubernetesClient::close);
  }
}
