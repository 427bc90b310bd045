package io.haldane.controller.kube;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.haldane.api.ObjectRef;
import io.haldane.api.routing.RoutedKind;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The cluster of the workloads and the cluster of the routes; mostly one and the same.
 *
 * <p>Routes live elsewhere with {@code -kubeconfig-service-mesh}: objects of the groups that
 * routers declare so. All others are local.
 */
public final class Clusters {
  private final KubernetesClient local;
  private final KubernetesClient mesh;
  private final KubernetesClient election;
  private final Outages outages;
  private final Set<String> meshGroups;

  /**
   * @param election to the local cluster, for the Lease alone: its renewal waits for nothing else
   * @param outages is told what becomes of the requests of all of them
   * @param routed kinds of the routers
   */
  public Clusters(
      KubernetesClient local,
      KubernetesClient mesh,
      KubernetesClient election,
      Outages outages,
      Collection<RoutedKind> routed) {
    this.local = local;
    this.mesh = mesh;
    this.election = election;
    this.outages = outages;
    meshGroups =
        routed.stream()
            .filter(kind -> kind.holder() == RoutedKind.Holder.MESH)
            .map(RoutedKind::group)
            .collect(Collectors.toUnmodifiableSet());
  }

  public static Clusters single(KubernetesClient client) {
    return new Clusters(client, client, client, new Outages(System::nanoTime), List.of());
  }

  public KubernetesClient local() {
    return local;
  }

  KubernetesClient mesh() {
    return mesh;
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
    String group = slash < 0 ? "" : apiVersion.substring(0, slash);
    return meshGroups.contains(group) ? mesh : local;
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
