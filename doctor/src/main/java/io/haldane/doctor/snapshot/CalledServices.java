package io.haldane.doctor.snapshot;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.ObjectRef;
import io.haldane.api.v1beta1.Webhook;
import io.haldane.engine.check.MetricCheck;
import io.haldane.engine.check.MetricChecks;
import io.haldane.engine.situation.Situation;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Services of the cluster that the controller calls for a canary. */
public final class CalledServices {
  private CalledServices() {}

  /** Services, and the namespaces without which a name with one dot is a host outside. */
  public static Set<ObjectRef> needs(Snapshot s) {
    Set<ObjectRef> needs = new HashSet<>();
    s.analysis().webhooks().forEach(hook -> add(needs, of(s, hook)));
    metricAddresses(s).forEach(address -> add(needs, ServiceAddress.of(address, home(s))));
    return needs;
  }

  private static void add(Set<ObjectRef> needs, Optional<ServiceAddress> address) {
    address.ifPresent(found -> {
      needs.add(found.ref());
      needs.add(found.namespaceRef());
    });
  }

  public static Optional<ServiceAddress> of(Snapshot s, Webhook hook) {
    return ServiceAddress.of(hook.url(), home(s));
  }

  /** Addresses of the backends of all checks, each once. */
  public static List<String> metricAddresses(Snapshot s) {
    if (s.router().isEmpty()) {
      return List.of();
    }
    return s.workload().stream()
        .flatMap(workload -> MetricChecks.of(Situation.of(s.world(), workload)).stream())
        .filter(MetricCheck.Asked.class::isInstance)
        .map(check -> ((MetricCheck.Asked) check).question().request().backend().address())
        .filter(address -> !address.isBlank())
        .distinct()
        .toList();
  }

  /** Where the controller runs: it resolves names without a dot there. */
  public static String home(Snapshot s) {
    return s.neighbors().all(NeighborKind.CONTROLLERS).stream()
        .filter(Controllers::isHaldane)
        .map(KubeObjects::namespace)
        .findFirst()
        .orElse(s.namespace());
  }

  /** Whether that Service is known not to be there. */
  public static boolean isMissing(Snapshot s, ServiceAddress address) {
    boolean there = s.world().live().has(address.ref());
    boolean namespace = s.world().live().has(address.namespaceRef());
    boolean homeKnown =
        s.neighbors().all(NeighborKind.CONTROLLERS).stream().anyMatch(Controllers::isHaldane);
    boolean sure = address.namespace().equals(home(s)) ? homeKnown : namespace;
    return !there && sure && !s.unread().contains(address.ref());
  }

  /** The ports of that Service; empty when the port is there, or the Service was not read. */
  public static Optional<String> otherPorts(Snapshot s, ServiceAddress address) {
    return s.world()
        .live()
        .tree(address.ref())
        .filter(service -> !service.at("/spec/type").asText().equals("ExternalName"))
        .filter(service -> !service.at("/spec/clusterIP").asText().equals("None"))
        .filter(service -> !has(service, address.port()))
        .map(service ->
            String.join(
                ", ",
                service
                    .at("/spec/ports")
                    .valueStream()
                    .map(port -> port.path("port").asText())
                    .toList()));
  }

  private static boolean has(ObjectNode service, int number) {
    return service
        .at("/spec/ports")
        .valueStream()
        .anyMatch(port -> port.path("port").asInt() == number);
  }
}
