package io.haldane.controller.tick;

import io.haldane.api.v1beta1.Announcement;
import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.api.v1beta1.Condition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The condition that tells whether the cluster could be made as decided. Absent until something
 * fails for the first time.
 */
final class Reconciled {
  static final String TYPE = "Reconciled";

  private Reconciled() {}

  /** The status that tells of the problem; the same one when it does so already. */
  static CanaryStatus failed(CanaryStatus status, String reason, String why, Instant now) {
    Optional<Condition> known = find(status);
    boolean told =
        known.filter(c -> c.status().equals("False") && why.equals(c.message())).isPresent();
    return told ? status : with(status, condition("False", reason, why, now, known));
  }

  /** The status after success: a problem that was told is told to be over. */
  static CanaryStatus succeeded(CanaryStatus status, Instant now) {
    Optional<Condition> known = find(status);
    boolean failing = known.filter(c -> c.status().equals("False")).isPresent();
    String text = "The cluster is as decided.";
    return failing ? with(status, condition("True", "Applied", text, now, known)) : status;
  }

  /** The id differs each time that a problem begins, so that it is told each time. */
  static Announcement announcement(CanaryStatus status, String why, Instant now) {
    String id =
        "reconciled-"
            + Long.toHexString(now.getEpochSecond())
            + Integer.toHexString(why.hashCode());
    String phase = status.phase().text();
    return new Announcement(id, now.toString(), "Warning", phase, why, null, null, null);
  }

  private static Optional<Condition> find(CanaryStatus status) {
    return status.conditions().stream().filter(c -> c.type().equals(TYPE)).findFirst();
  }

  private static Condition condition(
      String status, String reason, String message, Instant now, Optional<Condition> before) {
    String turned =
        before
            .filter(c -> c.status().equals(status))
            .map(Condition::lastTransitionTime)
            .orElse(now.toString());
    return new Condition(TYPE, status, reason, message, now.toString(), turned);
  }

  private static CanaryStatus with(CanaryStatus status, Condition condition) {
    List<Condition> conditions = new ArrayList<>(status.conditions());
    conditions.removeIf(c -> c.type().equals(TYPE));
    conditions.add(condition);
    return status.edit().conditions(List.copyOf(conditions)).done();
  }
}
