package io.haldane.webhooks.chat;

import io.haldane.api.notify.EventKind;
import java.util.Optional;

/** What an event of a release means for the commit that is released. */
public enum CommitState {
  /** The release has not ended. */
  RUNNING,
  GOOD,
  BAD;

  /** Empty for what says nothing about a run. */
  public static Optional<CommitState> of(EventKind kind) {
    return switch (kind) {
      case INITIALIZED, PROMOTED -> Optional.of(GOOD);
      case ROLLED_BACK, PROMOTION_FAILED -> Optional.of(BAD);
      case STARTED, WAITING, PROGRESSED, HALTED, HELD, PAUSED, RESUMED, PROMOTING ->
          Optional.of(RUNNING);
      case TERMINATED, NOTICE -> Optional.empty();
    };
  }
}
