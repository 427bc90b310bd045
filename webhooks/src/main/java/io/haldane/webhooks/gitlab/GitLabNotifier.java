package io.haldane.webhooks.gitlab;

import com.fasterxml.jackson.databind.JsonNode;
import io.haldane.api.notify.Capabilities;
import io.haldane.api.notify.Channel;
import io.haldane.api.notify.Delivery;
import io.haldane.api.notify.Notifier;
import io.haldane.api.notify.ReleaseEvent;
import io.haldane.api.notify.Secrets;
import io.haldane.webhooks.chat.ChatPost;
import io.haldane.webhooks.chat.Commit;
import io.haldane.webhooks.chat.CommitState;
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
          .withSetting(
              Commit.CONTEXT, false, "Name of the status, `haldane/NAMESPACE/NAME` by default")
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
    Optional<String> state = CommitState.of(event.kind()).map(GitLabNotifier::word);
    if (state.isEmpty()) {
      return new Delivery.Sent();
    }
    Optional<String> commit = Commit.of(channel, event);
    String project = Encoded.of(channel.setting("project").orElse(""));
    return ChatPost.of(
            this, channel, event, Commit.status(channel, event, state.get(), "name", 255))
        .lacking(commit.isPresent() ? Optional.empty() : Optional.of(Commit.missing(channel)))
        .orTo("https://gitlab.com")
        .below("/api/v4/projects/" + project + "/statuses/" + commit.orElse(""))
        .withHeader("PRIVATE-TOKEN", channel.secrets().get(Secrets.TOKEN).orElse(""))
        .read(GitLabNotifier::reading);
  }

  private static String word(CommitState state) {
    return switch (state) {
      case RUNNING -> "running";
      case GOOD -> "success";
      case BAD -> "failed";
    };
  }

  /** A state that the commit has already is refused with a 400. */
  private static Reading reading(int status, JsonNode body) {
    return status == 400 && body.toString().contains("Cannot transition status")
        ? new Reading.Taken()
        : new Reading.ByStatus();
  }
}
