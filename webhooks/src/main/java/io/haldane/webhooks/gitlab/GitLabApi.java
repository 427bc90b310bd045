package io.haldane.webhooks.gitlab;

import io.haldane.api.notify.Channel;
import io.haldane.api.notify.Notifier;
import io.haldane.api.notify.ReleaseEvent;
import io.haldane.api.notify.Secrets;
import io.haldane.webhooks.chat.ChatPost;
import io.haldane.webhooks.chat.Commit;
import io.haldane.webhooks.chat.Encoded;
import io.haldane.webhooks.chat.Environment;
import java.util.Optional;

/** Requests about one project. */
record GitLabApi(Notifier notifier, Channel channel, ReleaseEvent event) {
  /** The released one; empty without one, and then nothing is sent. */
  String commit() {
    return Commit.of(channel, event).orElse("");
  }

  /**
   * @param path below that of the project
   */
  ChatPost post(String path, Object body) {
    String project = Encoded.of(channel.setting(GitLabNotifier.PROJECT).orElse(""));
    Optional<String> objection =
        Environment.objection(channel)
            .or(() -> commit().isEmpty() ? Optional.of(Commit.missing(channel)) : Optional.empty());
    return ChatPost.of(notifier, channel, event, body)
        .lacking(objection)
        .orTo("https://gitlab.com")
        .below("/api/v4/projects/" + project + path)
        .withHeader("PRIVATE-TOKEN", channel.secrets().get(Secrets.TOKEN).orElse(""));
  }
}
