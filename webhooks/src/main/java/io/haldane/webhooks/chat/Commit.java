package io.haldane.webhooks.chat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.notify.Channel;
import io.haldane.api.notify.ReleaseEvent;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The commit that is released. A Canary does not have it, so it is read from its target. */
public final class Commit {
  /** Name of the setting that names another annotation. */
  public static final String ANNOTATION = "annotation";

  /** Name of the setting that names the status. */
  public static final String CONTEXT = "context";

  private static final String COMMON = "org.opencontainers.image.revision";
  private static final Pattern WHOLE = Pattern.compile("[0-9a-f]{40}");
  private static final Pattern TAG = Pattern.compile(":(?:[\\w.-]*[-.])?([0-9a-f]{40})$");

  private Commit() {}

  /** From the annotation, or from the tag of an image that ends in a whole hash. */
  public static Optional<String> of(Channel channel, ReleaseEvent event) {
    String key = channel.setting(ANNOTATION).orElse(COMMON);
    Optional<String> noted =
        Optional.ofNullable(event.change().annotations().get(key))
            .filter(text -> WHOLE.matcher(text).matches());
    return noted.or(() -> tags(event).findFirst());
  }

  private static Stream<String> tags(ReleaseEvent event) {
    return event.change().images().stream()
        .map(image -> TAG.matcher(image.image()))
        .filter(Matcher::find)
        .map(found -> found.group(1));
  }

  /**
   * The body that sets its status.
   *
   * @param state in the words of the service
   * @param name field of the name of the status
   * @param most characters of the description
   */
  public static ObjectNode status(
      Channel channel, ReleaseEvent event, String state, String name, int most) {
    String own = "haldane/" + event.canary().namespace() + "/" + event.canary().name();
    ObjectNode status =
        JsonNodeFactory.instance
            .objectNode()
            .put("state", state)
            .put(name, channel.setting(CONTEXT).orElse(own))
            .put("description", Cut.characters(event.text(), most));
    event.links().stream().findFirst().ifPresent(link -> status.put("target_url", link.url()));
    return status;
  }

  /** What a channel lacks when there is no commit. */
  public static String missing(Channel channel) {
    return "needs a commit: annotate the canary's target with %s: <40 hex digits>, or end an image's tag with it"
        .formatted(channel.setting(ANNOTATION).orElse(COMMON));
  }
}
