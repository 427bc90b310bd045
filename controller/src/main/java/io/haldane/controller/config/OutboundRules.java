package io.haldane.controller.config;

import io.haldane.outbound.HostList;
import io.haldane.outbound.HostRules;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where the addresses of canaries, templates and alert providers may lead. */
public final class OutboundRules {
  private OutboundRules() {}

  /**
   * What the flags say; addresses out of flags may lead anywhere.
   *
   * @throws IllegalArgumentException with a sentence for whoever wrote a list that is none
   */
  public static HostRules rules(HaldaneConfig config) {
    Set<String> own =
        Stream.of(
                Optional.of(config.metricsServer()),
                config.eventWebhook(),
                config.slackUrl(),
                config.slackProxyUrl(),
                config.msteamsUrl(),
                config.msteamsProxyUrl())
            .flatMap(Optional::stream)
            .filter(address -> !address.isBlank())
            .collect(Collectors.toUnmodifiableSet());
    return new HostRules(
        HostList.parse(config.allowHosts().orElse("")), HostList.parse(config.denyHosts()), own);
  }
}
