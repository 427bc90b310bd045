package io.haldane.webhooks.chat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.notify.EventKind;
import io.haldane.api.notify.ReleaseEvent;
import java.util.Optional;

/** CDEvents 0.5.1 about services. */
final class CdEvent {
  private CdEvent() {}

  /** Empty for what CDEvents has no words for. */
  static Optional<String> type(EventKind kind) {
    return switch (kind) {
      case INITIALIZED -> Optional.of("dev.cdevents.service.deployed.0.3.0");
      case PROMOTED -> Optional.of("dev.cdevents.service.upgraded.0.3.0");
      case ROLLED_BACK, PROMOTION_FAILED -> Optional.of("dev.cdevents.service.rolledback.0.3.0");
      case TERMINATED -> Optional.of("dev.cdevents.service.removed.0.3.0");
      case STARTED, WAITING, PROGRESSED, HALTED, HELD, PAUSED, RESUMED, PROMOTING, NOTICE ->
          Optional.empty();
    };
  }

  static ObjectNode of(ReleaseEvent event, String type) {
    ObjectNode whole = JsonNodeFactory.instance.objectNode();
    whole
        .putObject("context")
        .put("specversion", "0.5.1")
        .put("id", event.key())
        .put("source", source(event))
        .put("type", type)
        .put("timestamp", event.at().toString());
    ObjectNode content =
        whole
            .putObject("subject")
            .put("id", event.canary().namespace() + "/" + event.canary().name())
            .putObject("content");
    content.putObject("environment").put("id", environment(event));
    if (event.kind() != EventKind.TERMINATED) {
      content.put("artifactId", artifact(event));
    }
    return whole;
  }

  static String source(ReleaseEvent event) {
    return "/haldane/" + Encoded.of(environment(event));
  }

  /** The cluster, if it has a name. */
  private static String environment(ReleaseEvent event) {
    return event.canary().cluster().orElse(event.canary().namespace());
  }

  /** A package URL: the tag is the version, because a target seldom names a digest. */
  private static String artifact(ReleaseEvent event) {
    String image =
        event.change().images().stream()
            .findFirst()
            .map(ReleaseEvent.Image::image)
            .orElse("unknown");
    int slash = image.lastIndexOf('/');
    String[] parts = image.substring(slash + 1).split("[@:]", 2);
    String version = parts.length == 2 ? "@" + Encoded.of(parts[1]) : "";
    String registry =
        slash < 0
            ? ""
            : "?repository_url=" + Encoded.of(image.substring(0, slash) + "/" + parts[0]);
    return "pkg:oci/" + parts[0] + version + registry;
  }
}
