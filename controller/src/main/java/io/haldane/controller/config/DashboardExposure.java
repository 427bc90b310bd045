package io.haldane.controller.config;

import java.util.Locale;

/** Who may see the dashboard and its API, which have no login. */
public enum DashboardExposure {
  /** Everybody who reaches the port. */
  ON,
  /** Requests from within the process's own network namespace, as a port-forward makes them. */
  LOOPBACK,
  /** Nobody. */
  OFF;

  /** As the flag spells it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
