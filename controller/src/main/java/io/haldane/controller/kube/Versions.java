package io.haldane.controller.kube;

import java.math.BigInteger;

/**
 * The order of resource versions. API servers promise to hand them out as growing numbers; other
 * texts can only be compared for equality.
 */
final class Versions {
  private Versions() {}

  static boolean atLeast(String seen, String wanted) {
    boolean numbers = seen.matches("\\d+") && wanted.matches("\\d+");
    return numbers
        ? new BigInteger(seen).compareTo(new BigInteger(wanted)) >= 0
        : seen.equals(wanted);
  }
}
