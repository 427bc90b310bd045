package io.haldane.webhooks.chat;

import io.haldane.api.notify.Delivery;
import io.haldane.api.notify.EventKind;
import io.haldane.api.notify.ReleaseEvent;
import java.util.Optional;
import java.util.function.Function;

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

  /** Reports the state, if the event says something about a run. */
  public static Delivery report(ReleaseEvent event, Function<CommitState, Delivery> report) {
    return of(event.kind()).map(report).orElseGet(Delivery.Sent::new);
  }
}
