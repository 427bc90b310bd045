package io.haldane.load.plan;

/** One header of a request. Its value may be a secret. */
public record Header(String name, String value) {
  @Override
  public String toString() {
    return name + ": …";
  }
}
