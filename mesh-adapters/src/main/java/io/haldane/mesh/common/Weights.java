package io.haldane.mesh.common;

import io.haldane.api.routing.RouteState;
import io.haldane.api.routing.Traffic;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** From the weights that a route holds to the canary's share in percent. */
public final class Weights {
  private Weights() {}

  /**
   * The split that two weights make. Weights are relative, so that 1 and 3 are a quarter for the
   * canary too; the share is rounded to a whole percent.
   *
   * @param where the object, for the message when both are zero
   */
  public static RouteState split(
      BigDecimal primary, BigDecimal canary, boolean mirrored, String where) {
    BigDecimal total = primary.add(canary);
    if (primary.signum() < 0 || canary.signum() < 0 || total.signum() == 0) {
      return new RouteState.Unreadable(
          where
              + " weighs the primary with "
              + primary.toPlainString()
              + " and the canary with "
              + canary.toPlainString()
              + ", which is no split");
    }
    BigDecimal percent =
        canary.multiply(BigDecimal.valueOf(100)).divide(total, 0, RoundingMode.HALF_UP);
    return new RouteState.Routed(new Traffic(percent.intValueExact(), mirrored, null));
  }
}
