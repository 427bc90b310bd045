package io.haldane.metrics.http;

import io.haldane.api.metrics.Backend;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** How to log in to a server. */
public sealed interface Login {
  record None() implements Login {}

  /** By headers, each with its value. */
  record Headers(Map<String, String> values) implements Login {
    @Override
    public String toString() {
      return values.keySet() + " (hidden)";
    }
  }

  /** The Secret lacks keys, or there is none and one is needed. */
  record Missing(String why) implements Login {}

  /**
   * By the Secret's token, else by its user and password; without a Secret by those that stand in
   * the address, if any.
   */
  static Login tokenOrPassword(Backend backend, Address.Usable address) {
    if (!isWithout(backend)) {
      return tokenOrPassword(BackendSecrets.login(backend));
    }
    return address.userInfo() == null ? new None() : basic(decoded(address.userInfo()));
  }

  /** No Secret, or one that only has a CA. */
  static boolean isWithout(Backend backend) {
    return backend.secret() == null || backend.secret().keySet().equals(Set.of(BackendSecrets.CA));
  }

  /**
   * By one key of the Secret in the header {@code Authorization}.
   *
   * @param scheme the word before it, such as Token
   */
  static Login scheme(Backend backend, String scheme, String key) {
    return switch (headers(backend, Map.of("Authorization", key))) {
      case Headers(var values) ->
          authorization(scheme + " " + Objects.requireNonNull(values.get("Authorization")));
      case Login other -> other;
    };
  }

  /**
   * By headers that each carry one key of the Secret.
   *
   * @param keys of the Secret, by header
   */
  static Login headers(Backend backend, Map<String, String> keys) {
    Optional<Login> lacking = lacking(backend, keys.values());
    if (lacking.isPresent()) {
      return lacking.get();
    }
    Map<String, String> secret = BackendSecrets.login(backend);
    Map<String, String> values = new HashMap<>();
    keys.forEach((header, key) -> values.put(header, secret.getOrDefault(key, "").strip()));
    return new Headers(values);
  }

  /** What is wrong if the Secret has to have all these keys; empty if it has them. */
  static Optional<Login> lacking(Backend backend, Collection<String> keys) {
    Map<String, String> secret = BackendSecrets.login(backend);
    List<String> missing =
        keys.stream().filter(key -> secret.getOrDefault(key, "").isBlank()).sorted().toList();
    if (missing.isEmpty()) {
      return Optional.empty();
    }
    String names = String.join(" and ", missing);
    return Optional.of(
        new Missing(
            backend.secret() == null
                ? "the provider needs a Secret with " + names + "; name it in secretRef"
                : "the provider's Secret lacks " + names));
  }

  private static Login tokenOrPassword(Map<String, String> secret) {
    // White space never belongs to a token; files with a final newline do get into Secrets.
    String token = secret.getOrDefault("token", "").strip();
    if (!token.isEmpty()) {
      return authorization("Bearer " + token);
    }
    List<String> missing =
        Stream.of("username", "password")
            .filter(key -> secret.getOrDefault(key, "").isEmpty())
            .toList();
    return missing.isEmpty()
        ? basic(secret.get("username") + ":" + secret.get("password"))
        : new Missing(
            "the provider's Secret lacks "
                + String.join(" and ", missing)
                + "; it needs username and password, or token");
  }

  private static Login basic(String pair) {
    byte[] bytes = pair.getBytes(StandardCharsets.UTF_8);
    return authorization("Basic " + Base64.getEncoder().encodeToString(bytes));
  }

  private static Login authorization(String value) {
    return new Headers(Map.of("Authorization", value));
  }

  private static String decoded(String userInfo) {
    // In user info a plus sign is a plus sign.
    String pair = URLDecoder.decode(userInfo.replace("+", "%2B"), StandardCharsets.UTF_8);
    return pair.contains(":") ? pair : pair + ":";
  }
}
