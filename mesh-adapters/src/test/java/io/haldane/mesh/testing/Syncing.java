package io.haldane.mesh.testing;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** The part of Consul that says in the status that its servers have an object. */
final class Syncing {
  private Syncing() {}

  static void reconcile(ObjectNode object) {
    if (object.path("apiVersion").asText().startsWith("consul.hashicorp.com/")
        && !object.has("status")) {
      ObjectNode status = object.putObject("status");
      status.putArray("conditions").addObject().put("type", "Synced").put("status", "True");
      status.put("lastSyncedTime", "2026-11-27T20:00:00Z");
    }
  }
}
