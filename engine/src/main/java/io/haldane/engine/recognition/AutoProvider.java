package io.haldane.engine.recognition;

import io.haldane.api.v1beta1.Canary;
import org.jspecify.annotations.Nullable;

/** The value of {@code spec.provider} that asks for a search. */
public final class AutoProvider {
  public static final String NAME = "auto";

  private AutoProvider() {}

  /**
   * Whether the canary leaves the choice to the controller.
   *
   * @param byDefault provider of canaries that name none
   */
  public static boolean asksFor(Canary canary, String byDefault) {
    return NAME.equals(named(canary, byDefault));
  }

  /**
   * The provider that the canary has: named, by default, or chosen; {@link #NAME} as long as none
   * is chosen.
   */
  public static String effective(Canary canary, String byDefault) {
    String named = named(canary, byDefault);
    @Nullable String chosen = canary.statusOrEmpty().provider();
    return !named.equals(NAME) || chosen == null || chosen.isEmpty() ? named : chosen;
  }

  private static String named(Canary canary, String byDefault) {
    String own = canary.getSpec().provider();
    return own == null || own.isEmpty() ? byDefault : own;
  }
}
