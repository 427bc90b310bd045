package io.haldane.api.v1beta1;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/** Values of {@code status.phase}, in the order in which a canary meets them. */
public enum CanaryPhase {
  @JsonProperty("")
  NEW(""),
  @JsonProperty("Initializing")
  INITIALIZING("Initializing"),
  @JsonProperty("Initialized")
  INITIALIZED("Initialized"),
  @JsonProperty("Waiting")
  WAITING("Waiting"),
  @JsonProperty("Progressing")
  PROGRESSING("Progressing"),
  @JsonProperty("WaitingPromotion")
  WAITING_PROMOTION("WaitingPromotion"),
  @JsonProperty("Promoting")
  PROMOTING("Promoting"),
  @JsonProperty("Finalising")
  FINALISING("Finalising"),
  @JsonProperty("Succeeded")
  SUCCEEDED("Succeeded"),
  @JsonProperty("Failed")
  FAILED("Failed"),
  @JsonProperty("Terminating")
  TERMINATING("Terminating"),
  @JsonProperty("Terminated")
  TERMINATED("Terminated");

  private final String text;

  CanaryPhase(String text) {
    this.text = text;
  }

  /** The phase of that name; {@link #NEW} for an absent or unknown one. */
  @JsonCreator
  public static CanaryPhase of(@Nullable String text) {
    for (CanaryPhase phase : values()) {
      if (phase.text.equals(text)) {
        return phase;
      }
    }
    return NEW;
  }

  @JsonValue
  public String text() {
    return text;
  }

  /** Whether a new version is between its first pod and its promotion or rollback. */
  public boolean running() {
    return this == PROGRESSING
        || this == WAITING_PROMOTION
        || this == PROMOTING
        || this == FINALISING;
  }
}
