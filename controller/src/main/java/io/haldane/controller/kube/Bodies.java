package io.haldane.controller.kube;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.haldane.api.Manifest;

/** What is sent: bodies of creates and patches. */
final class Bodies {
  private Bodies() {}

  static ObjectNode created(Manifest manifest, boolean ownable) {
    ObjectNode body = ours(manifest, ownable).body().deepCopy();
    body.put("apiVersion", manifest.ref().apiVersion()).put("kind", manifest.ref().kind());
    ObjectNode metadata = body.withObject("/metadata").put("name", manifest.ref().name());
    if (manifest.ref().namespace() != null) {
      metadata.put("namespace", manifest.ref().namespace());
    }
    withoutNulls(body);
    return body;
  }

  /** A null removes a field in a patch; in a new object there is nothing to remove. */
  private static void withoutNulls(JsonNode tree) {
    if (tree instanceof ObjectNode object) {
      object.properties().removeIf(field -> field.getValue().isNull());
    }
    tree.forEach(Bodies::withoutNulls);
  }

  /** The manifest without an owner where the owner lives in another cluster. */
  static Manifest ours(Manifest manifest, boolean ownable) {
    if (ownable) {
      return manifest;
    }
    ObjectNode body = manifest.body().deepCopy();
    body.withObject("/metadata").remove("ownerReferences");
    return new Manifest(manifest.ref(), body, manifest.owned(), manifest.mode());
  }

  /** The patch, valid only for the very version that it was computed from. */
  static ObjectNode at(ObjectNode patch, HasMetadata live) {
    ObjectNode bound = patch.deepCopy();
    bound.withObject("/metadata").put("resourceVersion", live.getMetadata().getResourceVersion());
    return bound;
  }
}
