package io.haldane.engine;

import io.haldane.api.LiveObjects;
import io.haldane.api.ObjectRef;
import io.haldane.api.v1beta1.Canary;
import java.util.Set;

/** Which objects a decision reads. */
public final class Needs {
  private Needs() {}

  /**
   * What to read, given what was read already: the target names its ConfigMaps, a template its
   * Secret. Call again with the result until nothing new is asked for; three rounds are enough.
   */
  public static Set<ObjectRef> of(Canary canary, Settings settings, LiveObjects known) {
    return Set.of();
  }
}
