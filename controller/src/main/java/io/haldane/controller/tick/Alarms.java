package io.haldane.controller.tick;

import io.haldane.controller.kube.CanaryKey;
import java.time.Instant;

/** Wakes canaries at a time; one alarm per canary, the last one set. */
public interface Alarms {
  void set(CanaryKey canary, Instant at);

  void cancel(CanaryKey canary);
}
