package io.haldane.view;

import com.fasterxml.jackson.annotation.JsonValue;
import io.haldane.api.v1beta1.CanaryPhase;
import java.util.Locale;

/** How much a canary asks for a person's eye; the order is the order of the list. */
public enum Attention {
  /** The last run was rolled back, or the canary cannot be reconciled. */
  FAILED,
  /** Somebody must approve, or it is held: paused, or queued behind others. */
  WAITING,
  RUNNING,
  STEADY;

  public static Attention of(CanaryPhase phase, boolean troubled, boolean held) {
    if (troubled) {
      return FAILED;
    }
    if (held) {
      return WAITING;
    }
    return switch (phase) {
      case FAILED -> FAILED;
      case WAITING, WAITING_PROMOTION -> WAITING;
      case NEW, INITIALIZING, PROGRESSING, PROMOTING, FINALISING, TERMINATING -> RUNNING;
      case INITIALIZED, SUCCEEDED, TERMINATED -> STEADY;
    };
  }

  @JsonValue
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
