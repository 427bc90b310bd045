package io.haldane.aws;

import io.haldane.outbound.HttpReply;
import io.haldane.outbound.OutboundClient;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Who the controller itself is at AWS, as AWS says it to a pod: by the environment, by a role for
 * its ServiceAccount (IRSA), or by EKS Pod Identity. Keys are used until shortly before their end.
 * Safe for concurrent use.
 */
public final class OwnIdentity {
  private static final Duration EARLY = Duration.ofMinutes(1);

  private static volatile OwnIdentity installed = new OwnIdentity(System.getenv());

  /** What came of it; a text is a whole sentence's beginning, and holds no secret. */
  public sealed interface Found {
    record Good(AwsKeys keys) implements Found {}

    /** The controller has no identity, or AWS refuses it: somebody has to change something. */
    record Refused(String why) implements Found {}

    /** Nobody answered, or not now. */
    record Unanswered(String why) implements Found {}
  }

  private final AwsEnvironment environment;
  private final AtomicReference<Optional<EndingKeys>> known =
      new AtomicReference<>(Optional.empty());

  /**
   * @param environment variables by name
   */
  public OwnIdentity(Map<String, String> environment) {
    this.environment = new AwsEnvironment(Map.copyOf(environment));
  }

  /** That of this process. */
  public static OwnIdentity installed() {
    return installed;
  }

  /** Replaces that of this process, for calls that begin from now on. */
  public static void install(OwnIdentity identity) {
    installed = identity;
  }

  /**
   * Where requests with this identity go: to AWS, unless the environment names another address.
   *
   * @param service as it stands in host names
   */
  public String endpoint(String service, AwsRegion region) {
    return environment.endpoint(service, region);
  }

  /**
   * The keys, fetched if there are none that are still good.
   *
   * @param region of the request, for an environment that names none
   * @throws InterruptedException after the request for keys was abandoned
   */
  public Found keys(OutboundClient client, AwsRegion region, Instant now, Duration deadline)
      throws InterruptedException {
    Optional<EndingKeys> good = known.get().filter(keys -> keys.isGood(now.plus(EARLY)));
    if (good.isPresent()) {
      return new Found.Good(good.get().keys());
    }
    return switch (environment.source(region)) {
      case KeySource.Given(AwsKeys keys) -> new Found.Good(keys);
      case KeySource.None(String why) -> new Found.Refused(why);
      case KeySource.Asked asked -> {
        HttpReply reply = client.send(asked.call(), deadline);
        yield switch (KeyAnswer.of(asked, reply)) {
          case KeyAnswer.Keys(EndingKeys keys) -> {
            known.set(Optional.of(keys));
            yield new Found.Good(keys.keys());
          }
          case KeyAnswer.No(Found no) -> still(now).orElse(no);
        };
      }
    };
  }

  /** What fails shortly before the end of the keys may work by then. */
  private Optional<Found> still(Instant now) {
    return known.get().filter(keys -> keys.isGood(now)).map(keys -> new Found.Good(keys.keys()));
  }
}
