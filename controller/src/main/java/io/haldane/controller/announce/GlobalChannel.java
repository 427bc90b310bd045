package io.haldane.controller.announce;

import io.haldane.api.notify.Channel;
import io.haldane.api.notify.Secrets;
import io.haldane.controller.config.HaldaneConfig;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The channel of the installation, for canaries that name no own ones. */
final class GlobalChannel {
  private GlobalChannel() {}

  /** Teams replaces Slack when both are set. */
  static Optional<Channel> of(HaldaneConfig config) {
    Optional<Channel> teams =
        config
            .msteamsUrl()
            .filter(url -> !url.isBlank())
            .map(
                url -> channel("msteams", url, config, Optional.empty(), config.msteamsProxyUrl()));
    return teams.or(() ->
        config
            .slackUrl()
            .filter(url -> !url.isBlank())
            .map(
                url -> channel("slack", url, config, config.slackToken(), config.slackProxyUrl())));
  }

  private static Channel channel(
      String type,
      String url,
      HaldaneConfig config,
      Optional<String> token,
      Optional<String> proxy) {
    Map<String, String> secrets = new HashMap<>(Map.of(Secrets.ADDRESS, url));
    token.ifPresent(text -> secrets.put(Secrets.TOKEN, text));
    proxy.ifPresent(text -> secrets.put(Secrets.PROXY, text));
    return new Channel(
        type,
        Map.of(
            Channel.ROOM, config.slackChannel().orElse(""), Channel.USERNAME, config.slackUser()),
        new Secrets(secrets));
  }
}
