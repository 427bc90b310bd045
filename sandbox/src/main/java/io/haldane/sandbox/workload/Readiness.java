package io.haldane.sandbox.workload;

import java.time.Duration;

/** When a pod becomes ready. */
public sealed interface Readiness {

  /** That long after the delay that every pod needs. */
  record After(Duration extra) implements Readiness {}

  /** It runs and its probe never passes. */
  record Never() implements Readiness {}

  /** It dies again and again. */
  record Crashing() implements Readiness {}

  /** Its image does not exist. */
  record NoImage() implements Readiness {}
}
