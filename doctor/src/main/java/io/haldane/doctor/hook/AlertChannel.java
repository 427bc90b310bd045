package io.haldane.doctor.hook;

import io.haldane.api.ObjectRef;
import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.NamedRef;
import io.haldane.doctor.check.Check;
import io.haldane.doctor.check.Code;
import io.haldane.doctor.snapshot.Snapshot;
import java.util.List;

/** An alert that nobody gets. */
public final class AlertChannel implements Check {
  private static final Code CODE =
      Code.error(
          "alert-provider-missing",
          "An alert names an AlertProvider that does not exist.",
          "Create the AlertProvider, or correct providerRef.");

  @Override
  public Code code() {
    return CODE;
  }

  @Override
  public List<String> find(Snapshot s) {
    return s.analysis().alerts().stream()
        .map(alert -> ref(s, alert.providerRef()))
        .filter(ref -> !s.world().live().has(ref) && !s.unread().contains(ref))
        .map(ref -> ref + " does not exist, so its alerts are not sent.")
        .distinct()
        .toList();
  }

  /** The AlertProvider that an alert of the canary names. */
  public static ObjectRef ref(Snapshot s, NamedRef reference) {
    String namespace = reference.namespaceOr(s.namespace());
    return new ObjectRef(Canary.API_VERSION, "AlertProvider", namespace, reference.name());
  }
}
