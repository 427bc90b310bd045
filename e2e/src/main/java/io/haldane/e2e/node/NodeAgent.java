package io.haldane.e2e.node;

import io.fabric8.kubernetes.api.model.BindingBuilder;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.ObjectReferenceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.NonDeletingOperation;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.haldane.e2e.cluster.Addresses;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The only node: binds every pod to itself, gives it an address, and runs in this JVM what its
 * images stand for. Keeps the names of Services and the scrape targets. Thread-safe.
 */
public final class NodeAgent implements AutoCloseable {
  public static final String NODE = "node-0";

  private final KubernetesClient client;
  private final Targets targets;
  private final Names names;
  private final Map<String, PodLife> lives = new ConcurrentHashMap<>();
  private final List<SharedIndexInformer<?>> informers;

  private NodeAgent(KubernetesClient client, Path hosts, Path targets) {
    this.client = client;
    this.names = new Names(hosts);
    this.targets = new Targets(targets);
    register();
    this.informers =
        List.of(
            client.services().inAnyNamespace().inform(new ServiceNames()),
            client.pods().inAnyNamespace().inform(new PodLives()));
  }

  /**
   * @param hosts file of names that this network namespace reads
   * @param targets where Prometheus looks for pods
   */
  public static NodeAgent start(KubernetesClient client, Path hosts, Path targets) {
    return new NodeAgent(client, hosts, targets);
  }

  private void register() {
    client
        .resource(
            new NodeBuilder()
                .withNewMetadata()
                .withName(NODE)
                .addToLabels("kubernetes.io/hostname", NODE)
                .addToLabels("kubernetes.io/os", "linux")
                .endMetadata()
                .build())
        .createOr(NonDeletingOperation::update);
    // A new node is tainted as not ready, and DaemonSets stay away from it.
    client
        .nodes()
        .withName(NODE)
        .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"spec\":{\"taints\":null}}");
    String now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    client
        .resource(
            new NodeBuilder()
                .withNewMetadata()
                .withName(NODE)
                .endMetadata()
                .withNewStatus()
                .addNewAddress(Addresses.NODE, "InternalIP")
                .addToAllocatable("pods", new io.fabric8.kubernetes.api.model.Quantity("1000"))
                .addToAllocatable("cpu", new io.fabric8.kubernetes.api.model.Quantity("64"))
                .addToCapacity("pods", new io.fabric8.kubernetes.api.model.Quantity("1000"))
                .addToCapacity("cpu", new io.fabric8.kubernetes.api.model.Quantity("64"))
                .addNewCondition()
                .withType("Ready")
                .withStatus("True")
                .withReason("KubeletReady")
                .withLastHeartbeatTime(now)
                .withLastTransitionTime(now)
                .endCondition()
                .endStatus()
                .build())
        .patchStatus();
  }

  private void consider(Pod pod) {
    String uid = pod.getMetadata().getUid();
    String node = pod.getSpec().getNodeName();
    if (pod.getMetadata().getDeletionTimestamp() != null) {
      PodLife life = lives.get(uid);
      if (life != null) {
        life.end();
      } else {
        gone(pod);
      }
    } else if (node == null || node.isEmpty()) {
      bind(pod);
    } else if (node.equals(NODE)) {
      lives.computeIfAbsent(uid, _ -> begin(pod));
    }
  }

  private PodLife begin(Pod pod) {
    PodLife life = new PodLife(client, pod, targets);
    Thread.ofVirtual().name("pod-" + pod.getMetadata().getName()).start(life);
    return life;
  }

  /** Deleted before it began here. */
  private void gone(Pod pod) {
    Thread.startVirtualThread(() -> {
      try {
        client.resource(pod).withGracePeriod(0).delete();
      } catch (KubernetesClientException gone) {
        // Somebody else was first.
      }
    });
  }

  private void bind(Pod pod) {
    Thread.startVirtualThread(() -> {
      try {
        client
            .bindings()
            .inNamespace(pod.getMetadata().getNamespace())
            .resource(
                new BindingBuilder()
                    .withNewMetadata()
                    .withName(pod.getMetadata().getName())
                    .endMetadata()
                    .withTarget(
                        new ObjectReferenceBuilder()
                            .withApiVersion("v1")
                            .withKind("Node")
                            .withName(NODE)
                            .build())
                    .build())
            .create();
      } catch (KubernetesClientException boundOrGone) {
        // The next event of the pod shows which.
      }
    });
  }

  private final class PodLives implements ResourceEventHandler<Pod> {
    @Override
    public void onAdd(Pod pod) {
      consider(pod);
    }

    @Override
    public void onUpdate(Pod old, Pod pod) {
      consider(pod);
    }

    @Override
    public void onDelete(Pod pod, boolean unknown) {
      PodLife life = lives.remove(pod.getMetadata().getUid());
      if (life != null) {
        life.end();
      }
    }
  }

  private final class ServiceNames implements ResourceEventHandler<Service> {
    @Override
    public void onAdd(Service service) {
      names.put(service);
    }

    @Override
    public void onUpdate(Service old, Service service) {
      names.put(service);
    }

    @Override
    public void onDelete(Service service, boolean unknown) {
      names.remove(service);
    }
  }

  @Override
  public void close() {
    informers.forEach(SharedIndexInformer::stop);
    lives.values().forEach(PodLife::abandon);
  }
}
