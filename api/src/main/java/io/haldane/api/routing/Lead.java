package io.haldane.api.routing;

/**
 * Whether a route leads to the Service of a canary, and whose route it is. The last is strongest.
 */
public enum Lead {
  /** It leads elsewhere. */
  NO,
  /** It leads to the Service, but may be read by another proxy: its class is of no known one. */
  BY_ANOTHER,
  /** It leads to the Service, and the mesh of the router reads it. */
  YES
}
