package io.haldane.sandbox.history;

import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.api.v1beta1.Condition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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

  static CanaryStatus failed(CanaryStatus status, String reason, String why, Instant now) {
    boolean told =
        find(status).filter(c -> c.status().equals("False") && why.equals(c.message())).isPresent();
    return told ? status : with(status, "False", reason, why, now);
  }

  static CanaryStatus succeeded(CanaryStatus status, Instant now) {
    return isOurs(status)
        ? with(status, "True", TYPE, "The canary can be reconciled.", now)
        : status;
  }

  private static CanaryStatus with(
      CanaryStatus status, String truth, String reason, String why, Instant now) {
    List<Condition> conditions = new ArrayList<>(status.conditions());
    conditions.removeIf(c -> c.type().equals(TYPE));
    conditions.add(new Condition(TYPE, truth, reason, why, now.toString(), now.toString()));
    return status.edit().conditions(List.copyOf(conditions)).done();
  }
}
