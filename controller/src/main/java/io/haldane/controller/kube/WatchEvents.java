package io.haldane.controller.kube;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.api.model.WatchEvent;
import io.haldane.api.decode.BoundedTree;
import io.haldane.api.decode.OwnObjects;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Reads events of watches in one pass. The client would make a tree of the whole event, and a
 * second one of its object, before our own reading begins.
 */
final class WatchEvents {
  private static final String OURS = "flagger.app/v1beta1";

  private WatchEvents() {}

  /**
   * @param json as {@code {"type": "MODIFIED", "object": {…}}}
   */
  static WatchEvent read(ObjectMapper mapper, String json) throws IOException {
    WatchEvent event = new WatchEvent();
    try (JsonParser parser = mapper.getFactory().createParser(json)) {
      parser.nextToken();
      for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
        JsonToken token = parser.nextToken();
        if (name.equals("type")) {
          event.setType(parser.getText());
        } else if (name.equals("object") && token == JsonToken.START_OBJECT) {
          event.setObject(object(mapper, BoundedTree.read(parser)));
        } else {
          parser.skipChildren();
        }
      }
    }
    return event;
  }

  private static @Nullable Object object(ObjectMapper mapper, BoundedTree.Read read)
      throws IOException {
    String kind = read.tree().path("kind").asText();
    String apiVersion = read.tree().path("apiVersion").asText();
    if (apiVersion.equals("v1") && kind.equals("Status")) {
      return mapper.treeToValue(read.tree(), Status.class);
    }
    if (!apiVersion.equals(OURS)) {
      return RawObject.of(read);
    }
    return switch (kind) {
      case "Canary" -> OwnObjects.canary(read);
      case "MetricTemplate" -> OwnObjects.template(read);
      case "AlertProvider" -> OwnObjects.alertProvider(read);
      default -> RawObject.of(read);
    };
  }
}
