package io.haldane.controller.kube;

/** Which requests go first when an API server has more of them than it takes at once. */
public enum WritePriority {
  /** Users get other pods by it, or are kept from bad ones. */
  TRAFFIC,
  OTHER
}
