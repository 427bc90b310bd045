package io.haldane.controller.announce;

import io.haldane.api.notify.Channel;
import io.haldane.controller.config.HaldaneConfig;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The chat channel of the installation, for canaries that name no own ones. */
final class GlobalChannel {
  private GlobalChannel() {}

  /** Teams replaces Slack when both are set. */
  static Optional<Channel> of(HaldaneConfig config) {
    Optional<Channel> teams =
        config
            .msteamsUrl()
            .filter(url -> !url.isBlank())
            .map(url -> channel("msteams", url, config, null, config.msteamsProxyUrl()));
    return teams.or(() ->
        config
            .slackUrl()
            .filter(url -> !url.isBlank())
            .map(url ->
                channel(
                    "slack",
                    url,
                    config,
                    config.slackToken().orElse(null),
                    config.slackProxyUrl())));
  }

  private static Channel channel(
      String type,
      String url,
      HaldaneConfig config,
      @Nullable String token,
      Optional<String> proxy) {
    return new Channel(
        type, url, token, proxy.orElse(null), config.slackChannel().orElse(""), config.slackUser());
  }
}
