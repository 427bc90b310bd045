package io.haldane.api;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** An object that knows itself as JSON, with {@code apiVersion} and {@code kind}. */
public interface HasJson {
  /** Shared with everybody who asks: must not be changed. */
  ObjectNode json();
}
