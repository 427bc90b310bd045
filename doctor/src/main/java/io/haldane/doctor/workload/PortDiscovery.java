package io.haldane.doctor.workload;

import io.haldane.doctor.check.Check;
import io.haldane.doctor.check.Code;
import io.haldane.doctor.snapshot.Snapshot;
import java.util.List;

/** Ports are to be found in containers that declare none. */
public final class PortDiscovery implements Check {
  private static final Code CODE =
      Code.warning(
          "port-discovery-without-ports",
          "portDiscovery is set, and no container declares a port.",
          "Declare the ports in the containers, or remove portDiscovery.");

  @Override
  public Code code() {
    return CODE;
  }

  @Override
  public List<String> find(Snapshot s) {
    return Check.when(
        s.spec().service() != null
            && Boolean.TRUE.equals(s.spec().service().portDiscovery())
            && !s.podSpec().isMissingNode()
            && PodPorts.declared(s).isEmpty(),
        () -> "spec.service.portDiscovery is set, but the containers declare no ports.");
  }
}
