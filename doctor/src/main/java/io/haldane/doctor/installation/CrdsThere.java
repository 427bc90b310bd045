package io.haldane.doctor.installation;

import io.haldane.doctor.check.Check;
import io.haldane.doctor.check.Code;
import io.haldane.doctor.snapshot.Snapshot;
import java.util.List;
import java.util.Map;

/** A CRD is not installed. */
public final class CrdsThere implements Check {
  private static final Code CODE =
      Code.error(
          "crd-missing",
          "A CRD of Haldane is not installed.",
          "Apply the CRDs of the chart: kubectl apply -f helm/haldane/crds.");

  @Override
  public Code code() {
    return CODE;
  }

  @Override
  public List<String> find(Snapshot s) {
    return s.neighbors()
        .crds()
        .map(Map::keySet)
        .map(there ->
            Crds.NAMES.stream()
                .filter(name -> !there.contains(name))
                .map(name -> "The CRD %s is not installed.".formatted(name))
                .toList())
        .orElse(List.of());
  }
}
