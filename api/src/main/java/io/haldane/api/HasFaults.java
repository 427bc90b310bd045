package io.haldane.api;

import java.util.List;

/** An object that knows which of its fields could not be read. */
public interface HasFaults {

  /** Empty for an object that was read whole. */
  List<Fault> faults();

  /** Whether the object's own status says so; else the status of those says it that use it. */
  default boolean speaksForItself() {
    return false;
  }
}
