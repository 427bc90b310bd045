package io.haldane.doctor.check;

/** How bad a finding is; the worst first. */
public enum Severity {
  /** Releases do not work, or hurt users. */
  ERROR,
  /** Releases work, and some of them will not as intended. */
  WARNING,
  /** Worth to know; nothing to fix. */
  INFO
}
