package io.haldane.doctor.snapshot;

/** Which version is asked about. */
public enum Side {
  PRIMARY("the primary"),
  CANARY("the canary");

  private final String text;

  Side(String text) {
    this.text = text;
  }

  public String text() {
    return text;
  }
}
