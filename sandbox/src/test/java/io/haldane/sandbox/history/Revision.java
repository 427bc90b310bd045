package io.haldane.sandbox.history;

import com.fasterxml.jackson.databind.JsonNode;
import io.haldane.api.ObjectRef;
import java.util.function.Function;

/** What a release is made of, told by its image and the contents of its configuration. */
record Revision(String image, String config, String secret) {
  private static final String IMAGE = "/spec/template/spec/containers/0/image";

  static Revision ofTarget(Function<ObjectRef, JsonNode> objects) {
    return of(objects, Addresses.TARGET, Addresses.CONFIG, Addresses.SECRET);
  }

  static Revision ofPrimary(Function<ObjectRef, JsonNode> objects) {
    return of(objects, Addresses.PRIMARY, Addresses.CONFIG_COPY, Addresses.SECRET_COPY);
  }

  private static Revision of(
      Function<ObjectRef, JsonNode> objects,
      ObjectRef workload,
      ObjectRef config,
      ObjectRef secret) {
    return new Revision(
        objects.apply(workload).at(IMAGE).asText(),
        objects.apply(config).at("/data/v").asText(),
        objects.apply(secret).at("/data/v").asText());
  }

  @Override
  public String toString() {
    return image + "+" + config + "+" + secret;
  }
}
