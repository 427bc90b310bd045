package io.haldane.engine.decision;

import org.jspecify.annotations.Nullable;

/** When a hook is called. */
public enum HookType {
  CONFIRM_ROLLOUT("confirm-rollout"),
  PRE_ROLLOUT("pre-rollout"),
  ROLLOUT("rollout"),
  CONFIRM_TRAFFIC_INCREASE("confirm-traffic-increase"),
  CONFIRM_PROMOTION("confirm-promotion"),
  POST_ROLLOUT("post-rollout"),
  ROLLBACK("rollback"),
  EVENT("event");

  private final String text;

  HookType(String text) {
    this.text = text;
  }

  /** The type of that name; an absent or empty one is a rollout hook. */
  public static HookType of(@Nullable String text) {
    for (HookType type : values()) {
      if (type.text.equals(text)) {
        return type;
      }
    }
    return ROLLOUT;
  }

  public String text() {
    return text;
  }
}
