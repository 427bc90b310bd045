package io.haldane.api.routing;

/**
 * What a mesh or ingress can do for a canary; what a canary needs and its router lacks is refused.
 */
public enum Feature {
  /** Splitting by percent. */
  WEIGHTS,
  /** Sending requests to the canary by header, cookie or label. */
  HEADER_MATCH,
  /** Copying requests to the canary while the primary answers. */
  MIRROR,
  /** Keeping a user on one version by cookie. */
  AFFINITY,
  /** Taking iterations without any weight: traffic follows the Services alone. */
  BLUE_GREEN
}
