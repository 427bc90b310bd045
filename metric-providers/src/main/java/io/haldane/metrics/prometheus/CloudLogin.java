package io.haldane.metrics.prometheus;

import io.haldane.api.metrics.Backend;
import io.haldane.aws.AwsKeys;
import io.haldane.aws.AwsRegion;
import io.haldane.metrics.aws.AwsAccess;
import io.haldane.metrics.google.Identity;
import io.haldane.metrics.http.Address;
import io.haldane.metrics.http.BackendSecrets;
import io.haldane.metrics.http.Login;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a Prometheus that a cloud runs wants to be asked. The keys in the Secret choose it; without a
 * Secret, the cloud's own host does, and then the controller's own identity is used.
 */
sealed interface CloudLogin {
  /** Amazon Managed Prometheus, with the region in its host. */
  Pattern AMAZON =
      Pattern.compile(
          "https://aps-workspaces(?:-fips)?\\.([a-z0-9-]+)\\.(?:amazonaws\\.com(?:\\.cn)?|api\\.aws)"
              + "(?:/.*)?");

  /** None of those. */
  record None() implements CloudLogin {}

  /** Signed requests; what the Secret lacks of the keys is not looked at. */
  record Amazon(AwsAccess access) implements CloudLogin {}

  /** A token of Google. */
  record Google(Identity.Readable identity) implements CloudLogin {}

  /**
   * @param why a sentence for the author of the template
   */
  record Unusable(String why) implements CloudLogin {}

  static CloudLogin of(Backend backend, Address.Usable address) {
    Map<String, String> secret = BackendSecrets.login(backend);
    if (Login.isWithout(backend)) {
      return own(backend, address);
    }
    if (secret.containsKey("token") || secret.containsKey("username")) {
      return new None();
    }
    if (AwsKeys.NEEDED.stream().anyMatch(secret::containsKey)) {
      return amazon(backend, address);
    }
    return secret.containsKey(Identity.KEY) ? google(secret.get(Identity.KEY)) : new None();
  }

  /** A login that the template has anyway is not replaced. */
  private static CloudLogin own(Backend backend, Address.Usable address) {
    boolean hasLogin =
        address.userInfo() != null
            || backend.headers().keySet().stream().anyMatch("authorization"::equalsIgnoreCase);
    if (hasLogin) {
      return new None();
    }
    if (AMAZON.matcher(address.base()).matches()) {
      return amazon(backend, address);
    }
    return Identity.isGoogle(address.base()) ? google("") : new None();
  }

  private static CloudLogin google(String key) {
    return switch (Identity.of(key)) {
      case Identity.Readable identity -> new Google(identity);
      case Identity.Unreadable(String why) -> new Unusable(why);
    };
  }

  private static CloudLogin amazon(Backend backend, Address.Usable address) {
    Matcher host = AMAZON.matcher(address.base());
    Optional<String> named = Optional.ofNullable(backend.region()).filter(text -> !text.isBlank());
    return named
        .or(() -> host.matches() ? Optional.of(host.group(1)) : Optional.empty())
        .flatMap(text -> AwsRegion.of(text.strip()))
        .<CloudLogin>map(
            region -> new Amazon(AwsAccess.of(region, "aps", BackendSecrets.login(backend))))
        .orElseGet(() ->
            new Unusable(
                "requests with keys of AWS need a region, such as eu-central-1; write it in"
                    + " spec.provider.region"));
  }
}
