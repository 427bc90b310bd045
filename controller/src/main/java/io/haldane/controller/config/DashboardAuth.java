package io.haldane.controller.config;

import java.util.Locale;

/** How the dashboard learns who its user is. */
public enum DashboardAuth {
  /** Not at all: everyone who reaches it sees everything, and nobody can give orders. */
  NONE,
  /** By a bearer token of the cluster, which a TokenReview checks. */
  TOKEN,
  /** By the headers of an authenticating proxy with a trusted address. */
  PROXY;

  /** As the flag spells it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
