package io.haldane.doctor.workload;

import io.haldane.doctor.check.Check;
import io.haldane.doctor.check.Code;
import io.haldane.doctor.snapshot.Snapshot;
import java.util.List;

/** Pods count as ready before they can serve. */
public final class ReadinessProbe implements Check {
  private static final Code CODE =
      Code.warning(
          "probe-missing",
          "No container has a readiness probe, so pods get requests before they can answer.",
          "Add a readinessProbe to the container that serves requests.");

  @Override
  public Code code() {
    return CODE;
  }

  @Override
  public List<String> find(Snapshot s) {
    return Check.when(
        s.spec().service() != null
            && PodPorts.containers(s).findAny().isPresent()
            && PodPorts.containers(s).noneMatch(container -> container.has("readinessProbe")),
        () ->
            "The pods of %s have no readiness probe: they get requests as soon as they start."
                .formatted(s.spec().targetRef().name()));
  }
}
