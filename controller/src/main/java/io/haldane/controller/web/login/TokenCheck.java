package io.haldane.controller.web.login;

import io.haldane.controller.kube.AccessReviews;
import io.haldane.controller.kube.Recognition;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Who has a token. Answers are kept by the token's hash for a short time: a revoked token ends
 * within a minute. Thread-safe.
 */
final class TokenCheck {
  static final Duration VALID = Duration.ofMinutes(1);
  static final Duration INVALID = Duration.ofSeconds(10);
  private static final int MOST = 2_000;

  private final Supplier<Optional<AccessReviews>> cluster;
  private final BoundedMemory<String, Recognition> answers;

  /**
   * @param cluster empty until the process is connected
   */
  TokenCheck(Supplier<Optional<AccessReviews>> cluster, LongSupplier nanos) {
    this.cluster = cluster;
    this.answers = new BoundedMemory<>(MOST, nanos);
  }

  /** What is still known; asks nobody. */
  Optional<Recognition> known(String token) {
    return answers.find(hash(token));
  }

  /** Asks the API server unless the answer is known. Blocking. */
  Recognition check(String token) {
    return known(token).orElseGet(() -> ask(token));
  }

  private Recognition ask(String token) {
    Optional<AccessReviews> reviews = cluster.get();
    if (reviews.isEmpty()) {
      return new Recognition.Unavailable("the controller is not connected to the cluster yet");
    }
    Recognition answer = reviews.get().recognise(token);
    switch (answer) {
      case Recognition.Recognised _ -> answers.keep(hash(token), answer, VALID);
      case Recognition.Unrecognised _ -> answers.keep(hash(token), answer, INVALID);
      case Recognition.Unavailable _ -> {}
    }
    return answer;
  }

  private static String hash(String token) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest(token.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
