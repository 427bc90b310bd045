package io.haldane.engine;

/** The one way in: {@code World} to {@code Decision}. */
public final class Engine {
  private Engine() {}

  /** Pure, total and deterministic: the same world gives the same decision. */
  public static Decision decide(World world) {
    throw new IllegalStateException("no rule for " + world.canary().statusOrEmpty().phase());
  }
}
