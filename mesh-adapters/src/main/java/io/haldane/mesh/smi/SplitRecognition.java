package io.haldane.mesh.smi;

import io.haldane.api.routing.Recognition;
import io.haldane.api.routing.RoutedKind;
import io.haldane.api.routing.ServedApis;
import io.haldane.mesh.common.ServiceNames;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** A TrafficSplit of the Service. Other groups that are served tell whose it is. */
final class SplitRecognition {
  private static final String LINKERD = "linkerd.io";
  private static final String OSM = "config.openservicemesh.io";

  /** Rate limits and circuit breakers of NGINX Service Mesh. Source: its documents. */
  private static final String NSM = "specs.smi.nginx.com";

  private SplitRecognition() {}

  private static Recognition of(Set<RoutedKind> splits) {
    return Recognition.by(
        splits,
        (target, _, route) -> ServiceNames.lead(target, route, "service", "backends/*/service"));
  }

  /** The newest version of a mesh that is not known otherwise. */
  static Recognition unknownMesh(Set<RoutedKind> splits, SplitVersion version) {
    return of(splits)
        .where((_, served) ->
            !served.hasGroup(LINKERD)
                && !served.hasGroup(OSM)
                && !served.hasGroup(NSM)
                && newest(served).equals(Optional.of(version)));
  }

  /** The oldest version that is served: Flagger's {@code linkerd} is the first of all. */
  static Recognition linkerd(Set<RoutedKind> splits, SplitVersion version) {
    return of(splits)
        .where(
            (_, served) -> served.hasGroup(LINKERD) && oldest(served).equals(Optional.of(version)))
        .ofEveryService();
  }

  static Recognition osm(Set<RoutedKind> splits) {
    return of(splits).where((_, served) -> served.hasGroup(OSM)).ofEveryService();
  }

  static Recognition nsm(Set<RoutedKind> splits) {
    return of(splits).where((_, served) -> served.hasGroup(NSM)).ofEveryService();
  }

  private static Optional<SplitVersion> oldest(ServedApis served) {
    return Arrays.stream(SplitVersion.values()).filter(each -> isServed(each, served)).findFirst();
  }

  private static Optional<SplitVersion> newest(ServedApis served) {
    return Arrays.stream(SplitVersion.values())
        .filter(each -> isServed(each, served))
        .reduce((_, later) -> later);
  }

  private static boolean isServed(SplitVersion version, ServedApis served) {
    return served.has(TrafficSplitRouter.GROUP, version.version());
  }
}
