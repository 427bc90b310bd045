package io.haldane.metrics.cloudwatch;

import com.fasterxml.jackson.databind.JsonNode;
import io.haldane.api.metrics.MetricAnswer;
import io.haldane.metrics.http.HttpServer;
import io.haldane.metrics.http.JsonReader;
import io.haldane.metrics.http.UrlQuery;
import io.haldane.outbound.CallOptions;
import io.haldane.outbound.HttpCall;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The keys of the controller, from where AWS puts them in a cluster: the environment, a role for
 * its ServiceAccount (IRSA), or EKS Pod Identity. Each is used until shortly before its end. Safe
 * for concurrent use.
 */
final class OwnKeys {
  private static final Duration EARLY = Duration.ofMinutes(1);
  private static final Duration FOREVER = Duration.ofDays(36_500);

  /** What came of it. */
  sealed interface Found {
    record Good(AwsKeys keys) implements Found {}

    record Refused(MetricAnswer answer) implements Found {}
  }

  private record Ending(AwsKeys keys, Instant end) {}

  private final Map<String, String> environment;
  private final AtomicReference<Optional<Ending>> known = new AtomicReference<>(Optional.empty());

  OwnKeys(Map<String, String> environment) {
    this.environment = environment;
  }

  /**
   * @param server for its client and its words
   */
  Found get(HttpServer server, String region, Duration deadline) {
    Instant soon = server.clock().instant().plus(EARLY);
    Optional<Ending> good = known.get().filter(keys -> keys.end().isAfter(soon));
    if (good.isPresent()) {
      return new Found.Good(good.get().keys());
    }
    AtomicReference<Optional<Ending>> found = new AtomicReference<>(Optional.empty());
    MetricAnswer answer = ask(server, region, deadline, found);
    found.get().ifPresent(keys -> known.set(Optional.of(keys)));
    return found
        .get()
        .<Found>map(keys -> new Found.Good(keys.keys()))
        .orElseGet(() -> new Found.Refused(answer));
  }

  private MetricAnswer ask(
      HttpServer server,
      String region,
      Duration deadline,
      AtomicReference<Optional<Ending>> found) {
    if (environment.containsKey("AWS_ACCESS_KEY_ID")) {
      AwsKeys keys =
          new AwsKeys(
              variable("AWS_ACCESS_KEY_ID"),
              variable("AWS_SECRET_ACCESS_KEY"),
              variable("AWS_SESSION_TOKEN"));
      found.set(Optional.of(new Ending(keys, server.clock().instant().plus(FOREVER))));
      return MetricAnswer.of(1);
    }
    JsonReader reader =
        new JsonReader("/Error/Message", (answer, asked) -> read(answer, asked, found));
    try {
      if (environment.containsKey("AWS_WEB_IDENTITY_TOKEN_FILE")) {
        return server.ask(role(region), deadline, reader);
      }
      if (environment.containsKey("AWS_CONTAINER_CREDENTIALS_FULL_URI")) {
        return server.ask(pod(), deadline, reader);
      }
    } catch (IOException | IllegalArgumentException _) {
      return MetricAnswer.misconfigured(
          "the controller's own identity at AWS cannot be read; check its ServiceAccount");
    }
    return MetricAnswer.misconfigured(
        "the controller has no identity at AWS: give the template a Secret with "
            + String.join(" and ", AwsKeys.NEEDED)
            + ", or its ServiceAccount a role");
  }

  private HttpCall role(String region) throws IOException {
    String form =
        UrlQuery.of("Action", "AssumeRoleWithWebIdentity")
            .and("Version", "2011-06-15")
            .and("RoleArn", variable("AWS_ROLE_ARN"))
            .and("RoleSessionName", "haldane")
            .and("WebIdentityToken", file("AWS_WEB_IDENTITY_TOKEN_FILE"))
            .encoded();
    return HttpCall.post(
        URI.create("https://sts." + CloudwatchProvider.host(region) + "/"),
        Map.of(
            "Accept",
            List.of("application/json"),
            "Content-Type",
            List.of("application/x-www-form-urlencoded")),
        form,
        CallOptions.of(true));
  }

  private HttpCall pod() throws IOException {
    return HttpCall.get(
        URI.create(variable("AWS_CONTAINER_CREDENTIALS_FULL_URI")),
        Map.of("Authorization", List.of(file("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE"))),
        CallOptions.of(true));
  }

  private String variable(String name) {
    return environment.getOrDefault(name, "").strip();
  }

  /** Read each time: what is in it is replaced before it ends. */
  private String file(String variable) throws IOException {
    return Files.readString(Path.of(variable(variable))).strip();
  }

  private static MetricAnswer read(
      JsonNode answer, HttpServer asked, AtomicReference<Optional<Ending>> found) {
    JsonNode role =
        answer.at("/AssumeRoleWithWebIdentityResponse/AssumeRoleWithWebIdentityResult/Credentials");
    JsonNode keys = role.isMissingNode() ? answer : role;
    Optional<Instant> end = end(keys.path("Expiration"));
    if (!keys.path("AccessKeyId").isTextual() || end.isEmpty()) {
      return asked.junk("gives no keys for the controller's identity at AWS");
    }
    String session = keys.path("SessionToken").asText(keys.path("Token").asText(""));
    AwsKeys read =
        new AwsKeys(
            keys.path("AccessKeyId").asText(), keys.path("SecretAccessKey").asText(), session);
    found.set(Optional.of(new Ending(read, end.get())));
    return MetricAnswer.of(1);
  }

  /** Seconds, or a text. */
  private static Optional<Instant> end(JsonNode expiration) {
    try {
      return Optional.of(
          expiration.isNumber()
              ? Instant.ofEpochSecond(expiration.asLong())
              : Instant.parse(expiration.asText()));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}
