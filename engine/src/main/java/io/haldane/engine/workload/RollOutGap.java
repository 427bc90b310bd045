package io.haldane.engine.workload;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Whether a roll-out may take all pods away before new ones serve, by the rules of the workload
 * controllers for {@code maxSurge} and {@code maxUnavailable}.
 */
public final class RollOutGap {
  private static final String QUARTER = "25%";

  private RollOutGap() {}

  /**
   * @param strategy {@code spec.strategy}; what it leaves out has the API server's defaults
   * @param replicas that it has afterwards
   */
  public static boolean ofDeployment(JsonNode strategy, int replicas) {
    if (replicas == 0) {
      return false;
    }
    if (strategy.path("type").asText().equals("Recreate")) {
      return true;
    }
    JsonNode rolling = strategy.path("rollingUpdate");
    long extra = up(rolling.path("maxSurge").asText(QUARTER), replicas);
    long gone = down(rolling.path("maxUnavailable").asText(QUARTER), replicas);
    // If both come to nothing, the controller takes one pod away all the same.
    return (extra == 0 && gone == 0 ? 1 : gone) >= replicas;
  }

  /**
   * @param rolling {@code spec.updateStrategy.rollingUpdate}
   * @param nodes on which it has a pod
   */
  public static boolean ofDaemonSet(JsonNode rolling, int nodes) {
    boolean surges = up(rolling.path("maxSurge").asText("0"), nodes) > 0;
    return nodes > 0 && !surges && up(rolling.path("maxUnavailable").asText("1"), nodes) >= nodes;
  }

  private static long up(String amount, int all) {
    return (long) Math.ceil(exact(amount, all));
  }

  private static long down(String amount, int all) {
    return (long) Math.floor(exact(amount, all));
  }

  /** A number, or a percentage; what is neither has been refused by the API server. */
  private static double exact(String amount, int all) {
    try {
      return amount.endsWith("%")
          ? Integer.parseInt(amount.substring(0, amount.length() - 1)) * (double) all / 100
          : Integer.parseInt(amount);
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
