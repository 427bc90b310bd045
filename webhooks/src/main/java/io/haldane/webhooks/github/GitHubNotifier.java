package io.haldane.webhooks.github;

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
import io.haldane.webhooks.chat.Reading;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The status of the released commit in GitHub. */
public final class GitHubNotifier implements Notifier {
  private static final Pattern REPOSITORY = Pattern.compile("[\\w.-]+/[\\w.-]+");
  private static final Capabilities CAPABILITIES =
      Capabilities.of(
              "GitHub",
              "Sets the status of the commit that is released: pending during a run, then success or"
                  + " failure. The commit is the annotation `org.opencontainers.image.revision` of the"
                  + " canary's target, or the end of an image's tag. For GitHub Enterprise set the"
                  + " address to `https://HOST/api/v3`.")
          .withOwnAddress()
          .withSetting("repository", true, "Owner and name, such as `acme/shop`")
          .withSetting(
              Commit.CONTEXT, false, "Name of the status, `haldane/NAMESPACE/NAME` by default")
          .withSetting(Commit.ANNOTATION, false, "Another annotation that holds the commit")
          .withCredential(Secrets.TOKEN, true, "Token that may write commit statuses")
          .withRecognisedRepeats()
          .withResolution();

  @Override
  public String type() {
    return "github";
  }

  @Override
  public Capabilities capabilities() {
    return CAPABILITIES;
  }

  @Override
  public Delivery send(Channel channel, ReleaseEvent event) {
    Optional<String> state = CommitState.of(event.kind()).map(GitHubNotifier::word);
    if (state.isEmpty()) {
      return new Delivery.Sent();
    }
    String repository = channel.setting("repository").orElse("");
    Optional<String> commit = Commit.of(channel, event);
    Optional<String> wrong =
        REPOSITORY.matcher(repository).matches()
            ? commit.isPresent() ? Optional.empty() : Optional.of(Commit.missing(channel))
            : Optional.of("has a repository that is not OWNER/NAME; correct it");
    return ChatPost.of(
            this, channel, event, Commit.status(channel, event, state.get(), "context", 140))
        .lacking(wrong)
        .orTo("https://api.github.com")
        .below("/repos/" + repository + "/statuses/" + commit.orElse(""))
        .withHeader("Accept", "application/vnd.github+json")
        .withHeader("X-GitHub-Api-Version", "2022-11-28")
        .withHeader("User-Agent", "haldane")
        .withBearer(channel.secrets().get(Secrets.TOKEN))
        .read(GitHubNotifier::reading);
  }

  private static String word(CommitState state) {
    return switch (state) {
      case RUNNING -> "pending";
      case GOOD -> "success";
      case BAD -> "failure";
    };
  }

  /** GitHub limits requests with a 403, too. */
  private static Reading reading(int status, JsonNode body) {
    String message = Reading.text(body, "message").orElse("");
    return status == 403 && message.toLowerCase(Locale.ROOT).contains("rate limit")
        ? new Reading.Busy(Duration.ofMinutes(1))
        : new Reading.ByStatus();
  }
}
