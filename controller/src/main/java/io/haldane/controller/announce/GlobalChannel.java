package io.haldane.controller.announce;

import io.haldane.api.notify.Channel;
import io.haldane.api.notify.Secrets;
import io.haldane.api.v1beta1.NamedRef;
import io.haldane.controller.config.HaldaneConfig;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
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

  /** Each as {@code namespace/name}; what is not is refused when the controller starts. */
  static List<NamedRef> providers(HaldaneConfig config) {
    return Arrays.stream(config.alertProviders().orElse("").split(",", -1))
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .map(GlobalChannel::provider)
        .toList();
  }

  private static NamedRef provider(String text) {
    String[] parts = text.split("/", -1);
    if (parts.length != 2 || parts[0].isEmpty() || parts[1].isEmpty()) {
      throw new IllegalArgumentException(
          "-alert-providers needs NAMESPACE/NAME for each provider, not " + text);
    }
    return new NamedRef(parts[1], parts[0]);
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
