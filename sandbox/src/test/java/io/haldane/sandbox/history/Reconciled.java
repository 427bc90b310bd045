package io.haldane.sandbox.history;

import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.api.v1beta1.Condition;
import java.util.Optional;
import java.util.Set;

/** The controller's own part in the condition of that name. */
final class Reconciled {
  static final String TYPE = "Reconciled";
  private static final Set<String> OURS = Set.of("ApplyFailed", "ApiUnavailable");

  private Reconciled() {}

  static Optional<Condition> find(CanaryStatus status) {
    return status.conditions().stream().filter(c -> c.type().equals(TYPE)).findFirst();
  }

  /** Why the canary says that nothing moves; empty when it says nothing of the kind. */
  static Optional<String> trouble(CanaryStatus status) {
    return find(status).filter(c -> c.status().equals("False")).map(Condition::reason);
  }

  /** Whether it says that the cluster could not be made as decided. */
  static boolean isOurs(CanaryStatus status) {
    return trouble(status).filter(OURS::contains).isPresent();
  }

  /** The old status, with the condition of the next one. */
  static CanaryStatus sameButFor(CanaryStatus old, CanaryStatus next) {
    return old.edit().conditions(next.conditions()).done();
  }
}
