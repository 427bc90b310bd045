package io.haldane.engine.write;

import io.haldane.api.notify.EventKind;
import io.haldane.api.v1beta1.Announcement;
import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.api.v1beta1.Condition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Our part in the condition {@code Reconciled}: whether the cluster could be made as decided. The
 * engine says there what keeps it from deciding, under other reasons.
 */
public final class Reconciled {
  public static final String TYPE = "Reconciled";

  /** The API server, or somebody's webhook in it, refuses what was decided. */
  public static final String APPLY_FAILED = "ApplyFailed";

  /** The API server does not answer as it should. */
  public static final String API_UNAVAILABLE = "ApiUnavailable";

  public static final String INTERNAL_ERROR = "InternalError";
  private static final Set<String> REASONS = Set.of(APPLY_FAILED, API_UNAVAILABLE, INTERNAL_ERROR);

  private Reconciled() {}

  /** The status that reports the problem; the same one when it does so already. */
  public static CanaryStatus failed(CanaryStatus status, String reason, String why, Instant now) {
    Optional<Condition> known = find(status);
    boolean reported =
        known.filter(c -> c.status().equals("False") && why.equals(c.message())).isPresent();
    return reported ? status : with(status, condition("False", reason, why, now, known));
  }

  /** The status after success: a failure of ours is over; what the engine says is its own. */
  public static CanaryStatus succeeded(CanaryStatus status, Instant now) {
    Optional<Condition> known = find(status);
    boolean ours =
        known.filter(c -> c.status().equals("False") && REASONS.contains(c.reason())).isPresent();
    return ours
        ? with(status, condition("True", "Reconciled", "The canary can be reconciled.", now, known))
        : status;
  }

  /** The id differs each time that a problem begins, so that it is reported each time. */
  public static Announcement announcement(CanaryStatus status, String why, Instant now) {
    String id =
        "reconciled-"
            + Long.toHexString(now.getEpochSecond())
            + Integer.toHexString(why.hashCode());
    String phase = status.phase().text();
    String kind = EventKind.HELD.text();
    return new Announcement(id, now.toString(), "Warning", phase, why, null, null, null, kind);
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
