package io.haldane.api.metrics;

/** Whether a template has to give the address of the backend. */
public sealed interface AddressNeed {
  /** There is none to fall back to. */
  record Required() implements AddressNeed {}

  /** A template without an address means this one. */
  record Default(String address) implements AddressNeed {}

  /** The backend is found without an address. */
  record None() implements AddressNeed {}
}
