package io.haldane.metrics.prometheus;

import io.haldane.api.metrics.Backend;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How to log in: by the Secret's token, by its user and password, or by those in the address. */
sealed interface Login {
  record None() implements Login {}

  /**
   * A user and a password, or a token.
   *
   * @param value of the header of that name
   */
  record Authorization(String value) implements Login {
    @Override
    public String toString() {
      return "Authorization[hidden]";
    }
  }

  /** The Secret has neither a token nor a user and a password. */
  record Missing(String why) implements Login {}

  /**
   * The Secret decides; without one, the address.
   *
   * @param userInfo user and password that stand in the address, encoded, or null
   */
  static Login of(Backend backend, @Nullable String userInfo) {
    if (backend.secret() != null) {
      return of(backend.secret());
    }
    return userInfo == null ? new None() : basic(decoded(userInfo));
  }

  private static Login of(Map<String, String> secret) {
    // White space never belongs to a token; files with a final newline do get into Secrets.
    String token = secret.getOrDefault("token", "").strip();
    if (!token.isEmpty()) {
      return new Authorization("Bearer " + token);
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
    return new Authorization("Basic " + Base64.getEncoder().encodeToString(bytes));
  }

  private static String decoded(String userInfo) {
    // In user info a plus sign is a plus sign.
    String pair = URLDecoder.decode(userInfo.replace("+", "%2B"), StandardCharsets.UTF_8);
    return pair.contains(":") ? pair : pair + ":";
  }
}
