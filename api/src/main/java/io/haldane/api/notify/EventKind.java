package io.haldane.api.notify;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What happened to a release. Names are stored in statuses: add some, rename none. */
public enum EventKind {
  /** A canary is set up; its primary serves. */
  INITIALIZED,
  /** A run begins, for the first time or again with a newer revision. */
  STARTED,
  /** A gate is closed: somebody has to approve. */
  WAITING,
  /** The next step: a weight, an iteration, a mirror, a share of the primary. */
  PROGRESSED,
  /** A check failed; the step is not taken. */
  HALTED,
  /** The controller cannot or may not continue, which is not the fault of the new version. */
  HELD,
  /** Somebody paused or resumed the release. */
  PAUSED,
  RESUMED,
  /** Every step has passed; the primary gets the new version. */
  PROMOTING,
  /** The run ended well: the primary runs the new version. */
  PROMOTED,
  /** The run ended, and the primary serves with the old version. */
  ROLLED_BACK,
  /** The run ended, and the canary serves because the primary does not become ready. */
  PROMOTION_FAILED,
  /** The canary is gone. */
  TERMINATED,
  /** Anything else that is worth a Kubernetes event. */
  NOTICE;

  /** As it is in the status. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The kind of that text; NOTICE for an absent one, or one of another version. */
  public static EventKind of(@Nullable String text) {
    for (EventKind kind : values()) {
      if (kind.text().equals(text)) {
        return kind;
      }
    }
    return NOTICE;
  }

  /** Whether the run is over with it. */
  public boolean endsRun() {
    return this == PROMOTED || this == ROLLED_BACK || this == PROMOTION_FAILED;
  }
}
