package io.haldane.metrics.aws;

import io.haldane.api.metrics.MetricAnswer;
import io.haldane.api.metrics.MetricSource;
import io.haldane.aws.AwsKeys;
import io.haldane.aws.AwsRegion;
import io.haldane.aws.AwsSigner;
import io.haldane.aws.OwnIdentity;
import io.haldane.metrics.http.Access;
import io.haldane.metrics.http.HttpServer;
import io.haldane.metrics.http.LoggedInSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Signed requests to a service of AWS.
 *
 * @param service as it stands in signatures
 * @param given keys of the Secret; empty for the controller's own identity
 */
public record AwsAccess(AwsRegion region, String service, Optional<AwsKeys> given)
    implements Access {

  /**
   * @param secret empty for the controller's own identity; otherwise it has the keys
   */
  public static AwsAccess of(AwsRegion region, String service, Map<String, String> secret) {
    return new AwsAccess(
        region, service, secret.isEmpty() ? Optional.empty() : Optional.of(AwsKeys.of(secret)));
  }

  /**
   * @param source what asks the server that signs
   */
  public MetricSource source(HttpServer server, Function<HttpServer, MetricSource> source) {
    return given.isPresent()
        ? source.apply(signed(server, given.get()))
        : new LoggedInSource(server, this, source);
  }

  /** As the controller. */
  @Override
  public Pass open(HttpServer server, Duration deadline) {
    Instant now = server.clock().instant();
    try {
      return switch (OwnIdentity.installed().keys(server.client(), region, now, deadline)) {
        case OwnIdentity.Found.Good(AwsKeys keys) -> new Pass.Open(signed(server, keys));
        case OwnIdentity.Found.Refused(String why) ->
            new Pass.Closed(
                MetricAnswer.misconfigured(
                    why
                        + "; give its ServiceAccount a role, or the template a Secret with "
                        + String.join(" and ", AwsKeys.NEEDED)));
        case OwnIdentity.Found.Unanswered(String why) -> new Pass.Closed(MetricAnswer.broken(why));
      };
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new Pass.Closed(
          MetricAnswer.broken("there were no keys of AWS before the deadline of the check"));
    }
  }

  private HttpServer signed(HttpServer server, AwsKeys keys) {
    return server
        .hiding(keys.id())
        .hiding(keys.session())
        .signedBy(
            call -> new AwsSigner(keys, region, service, server.clock().instant()).sign(call));
  }
}
