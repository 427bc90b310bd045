package io.haldane.doctor.metric;

import io.haldane.api.metrics.Backend;
import io.haldane.api.net.Addresses;
import io.haldane.doctor.snapshot.CalledServices;
import io.haldane.doctor.snapshot.ServiceAddress;
import io.haldane.doctor.snapshot.Snapshot;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Metrics backends that did not answer. */
final class Unreached {
  private Unreached() {}

  /**
   * Sentences about them.
   *
   * @param inCluster whether those whose address is only known in the cluster, or the others
   */
  static List<String> of(Snapshot s, boolean inCluster) {
    return s.measured().unreachable().entrySet().stream()
        .filter(entry -> isOfCluster(s, entry.getKey()) == inCluster)
        .filter(entry -> !isKnownMissing(s, entry.getKey()))
        .map(Unreached::sentence)
        .sorted()
        .toList();
  }

  private static String sentence(Map.Entry<Backend, String> entry) {
    String type = entry.getKey().type();
    String shown =
        entry.getKey().address().isBlank() ? type : Addresses.shown(entry.getKey().address());
    return "%s: %s.".formatted(shown, entry.getValue());
  }

  private static boolean isOfCluster(Snapshot s, Backend backend) {
    return address(s, backend).isPresent();
  }

  /** That has a finding of its own. */
  private static boolean isKnownMissing(Snapshot s, Backend backend) {
    return address(s, backend)
        .filter(service ->
            CalledServices.isMissing(s, service)
                || CalledServices.otherPorts(s, service).isPresent())
        .isPresent();
  }

  /** A name with one dot counts as a Service where its namespace exists. */
  private static Optional<ServiceAddress> address(Snapshot s, Backend backend) {
    return ServiceAddress.of(backend.address(), CalledServices.home(s))
        .filter(found -> found.sure() || s.world().live().has(found.namespaceRef()));
  }
}
