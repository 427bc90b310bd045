package io.haldane.controller.kube;

/** Whether the API server has a kind. */
sealed interface KindLookup {
  record Served(Kind kind) implements KindLookup {}

  /** It has none of that kind, so there can be no object of it. */
  record NotServed(String why) implements KindLookup {}

  /** It is not known now, or we lack the permission to know. */
  record Unknown(String why) implements KindLookup {}
}
