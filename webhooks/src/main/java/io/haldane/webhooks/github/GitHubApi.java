package io.haldane.webhooks.github;

import com.fasterxml.jackson.databind.JsonNode;
import io.haldane.api.notify.Channel;
import io.haldane.api.notify.Notifier;
import io.haldane.api.notify.ReleaseEvent;
import io.haldane.api.notify.Secrets;
import io.haldane.webhooks.chat.ChatPost;
import io.haldane.webhooks.chat.Commit;
import io.haldane.webhooks.chat.Environment;
import io.haldane.webhooks.chat.Reading;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Requests about one repository. */
record GitHubApi(Notifier notifier, Channel channel, ReleaseEvent event) {
  private static final Pattern REPOSITORY = Pattern.compile("[\\w.-]+/[\\w.-]+");

  /** The released one; empty without one, and then nothing is sent. */
  String commit() {
    return Commit.of(channel, event).orElse("");
  }

  /**
   * @param path below that of the repository
   */
  ChatPost post(String path, Object body) {
    return ChatPost.of(notifier, channel, event, body)
        .lacking(objection())
        .orTo("https://api.github.com")
        .below("/repos/" + repository() + path)
        .withHeader("Accept", "application/vnd.github+json")
        .withHeader("X-GitHub-Api-Version", "2022-11-28")
        .withHeader("User-Agent", "haldane")
        .withBearer(channel.secrets().get(Secrets.TOKEN));
  }

  private String repository() {
    return channel.setting(GitHubNotifier.REPOSITORY).orElse("");
  }

  private Optional<String> objection() {
    if (!REPOSITORY.matcher(repository()).matches()) {
      return Optional.of("has a repository that is not OWNER/NAME; correct it");
    }
    return Environment.objection(channel)
        .or(() -> commit().isEmpty() ? Optional.of(Commit.missing(channel)) : Optional.empty());
  }

  /** GitHub limits requests with a 403, too. */
  static Reading reading(int status, JsonNode body) {
    String message = Reading.text(body, "message").orElse("");
    return status == 403 && message.toLowerCase(Locale.ROOT).contains("rate limit")
        ? new Reading.Busy(Duration.ofMinutes(1))
        : new Reading.ByStatus();
  }
}
