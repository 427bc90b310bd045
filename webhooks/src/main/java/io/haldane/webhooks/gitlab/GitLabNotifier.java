package io.haldane.webhooks.gitlab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.notify.Capabilities;
import io.haldane.api.notify.Channel;
import io.haldane.api.notify.Delivery;
import io.haldane.api.notify.EventKind;
import io.haldane.api.notify.Notifier;
import io.haldane.api.notify.ReleaseEvent;
import io.haldane.api.notify.Secrets;
import io.haldane.webhooks.chat.ChatPost;
import io.haldane.webhooks.chat.Commit;
import io.haldane.webhooks.chat.Cut;
import io.haldane.webhooks.chat.Encoded;
import io.haldane.webhooks.chat.Reading;
import java.util.Optional;

/** The status of the released commit in GitLab. */
public final class GitLabNotifier implements Notifier {
  private static final Capabilities CAPABILITIES =
      Capabilities.of(
              "GitLab",
              "Sets the status of the commit that is released: running during a run, then success or"
                  + " failed. The commit is the annotation `org.opencontainers.image.revision` of the"
                  + " canary's target, or the end of an image's tag.")
          .withOwnAddress()
          .withSetting("project", true, "Id or path, such as `acme/shop`")
          .withSetting("context", false, "Name of the status, `haldane/NAMESPACE/NAME` by default")
          .withSetting(Commit.ANNOTATION, false, "Another annotation that holds the commit")
          .withCredential(Secrets.TOKEN, true, "Access token with the scope `api`")
          .withRecognisedRepeats()
          .withResolution();

  @Override
  public String type() {
    return "gitlab";
  }

  @Override
  public Capabilities capabilities() {
    return CAPABILITIES;
  }

  @Override
  public Delivery send(Channel channel, ReleaseEvent event) {
    Optional<String> state = state(event.kind());
    if (state.isEmpty()) {
      return new Delivery.Sent();
    }
    Optional<String> commit = Commit.of(channel, event);
    String project = Encoded.of(channel.setting("project").orElse(""));
    return ChatPost.of(this, channel, event, status(channel, event, state.get()))
        .lacking(commit.isPresent() ? Optional.empty() : Optional.of(Commit.missing(channel)))
        .orTo("https://gitlab.com")
        .below("/api/v4/projects/" + project + "/statuses/" + commit.orElse(""))
        .withHeader("PRIVATE-TOKEN", channel.secrets().get(Secrets.TOKEN).orElse(""))
        .read(GitLabNotifier::reading);
  }

  /** Empty for what says nothing about a run. */
  private static Optional<String> state(EventKind kind) {
    return switch (kind) {
      case INITIALIZED, PROMOTED -> Optional.of("success");
      case ROLLED_BACK, PROMOTION_FAILED -> Optional.of("failed");
      case STARTED, WAITING, PROGRESSED, HALTED, HELD, PAUSED, RESUMED, PROMOTING ->
          Optional.of("running");
      case TERMINATED, NOTICE -> Optional.empty();
    };
  }

  private static ObjectNode status(Channel channel, ReleaseEvent event, String state) {
    String own = "haldane/" + event.canary().namespace() + "/" + event.canary().name();
    ObjectNode status =
        JsonNodeFactory.instance
            .objectNode()
            .put("state", state)
            .put("name", channel.setting("context").orElse(own))
            .put("description", Cut.characters(event.text(), 255));
    event.links().stream().findFirst().ifPresent(link -> status.put("target_url", link.url()));
    return status;
  }

  /** A state that the commit has already is refused with a 400. */
  private static Reading reading(int status, JsonNode body) {
    return status == 400 && body.toString().contains("Cannot transition status")
        ? new Reading.Taken()
        : new Reading.ByStatus();
  }
}
