package io.haldane.doctor.metric;

import io.haldane.api.net.Addresses;
import io.haldane.doctor.check.Check;
import io.haldane.doctor.check.Code;
import io.haldane.doctor.snapshot.CalledServices;
import io.haldane.doctor.snapshot.ServiceAddress;
import io.haldane.doctor.snapshot.Snapshot;
import java.util.List;

/** Metrics are asked of a Service that is not there. */
public final class MetricsService implements Check {
  private static final Code CODE =
      Code.error(
          "metrics-service-missing",
          "A metrics server is a Service that does not exist, or that has other ports.",
          "Correct -metrics-server, spec.metricsServer or the address of the template.");

  @Override
  public Code code() {
    return CODE;
  }

  @Override
  public List<String> find(Snapshot s) {
    return CalledServices.metricAddresses(s).stream()
        .flatMap(address ->
            ServiceAddress.of(address, CalledServices.home(s)).stream()
                .flatMap(service -> wrong(s, service).stream())
                .map(why -> "%s: %s.".formatted(Addresses.shown(address), why)))
        .toList();
  }

  private static List<String> wrong(Snapshot s, ServiceAddress address) {
    return CalledServices.isMissing(s, address)
        ? List.of(address.ref() + " does not exist")
        : CalledServices.otherPorts(s, address)
            .map(ports -> "%s has the ports %s".formatted(address.ref(), ports))
            .stream()
            .toList();
  }
}
