package io.haldane.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.haldane.api.LiveObjects;
import io.haldane.api.ObjectRef;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * What one of the two workloads runs.
 *
 * @param name of the object, such as {@code Deployment checkout-primary}
 * @param exists whether the object is there
 * @param images of its containers, in the order of the pods' template
 * @param ready pods that are ready; absent where the kind does not say
 * @param desired pods that are meant to be there; absent where the kind does not say
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Side(
    String name,
    boolean exists,
    List<Image> images,
    @Nullable Integer ready,
    @Nullable Integer desired) {

  /** What one container is made of. */
  public record Image(String container, String image) {}

  public static Side of(ObjectRef ref, LiveObjects live) {
    String name = ref.kind() + " " + ref.name();
    return live.find(ref)
        .map(LiveObjects::shared)
        .<Side>map(object -> of(name, object))
        .orElseGet(() -> new Side(name, false, List.of(), null, null));
  }

  private static Side of(String name, JsonNode object) {
    JsonNode containers = object.at("/spec/template/spec/containers");
    List<Image> images =
        StreamSupport.stream(containers.spliterator(), false)
            .map(each -> new Image(each.path("name").asText(), each.path("image").asText()))
            .toList();
    JsonNode status = object.path("status");
    return switch (object.path("kind").asText()) {
      case "Deployment" -> {
        int desired = object.at("/spec/replicas").asInt(1);
        yield new Side(name, true, images, status.path("readyReplicas").asInt(0), desired);
      }
      case "DaemonSet" -> {
        int desired = status.path("desiredNumberScheduled").asInt(0);
        yield new Side(name, true, images, status.path("numberReady").asInt(0), desired);
      }
      case String _ -> new Side(name, true, images, null, null);
    };
  }

  /** The images as one text; empty when the kind has none. */
  public String version() {
    return images.stream().map(Image::image).collect(Collectors.joining(", "));
  }
}
