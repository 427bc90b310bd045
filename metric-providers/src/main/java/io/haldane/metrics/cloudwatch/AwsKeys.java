package io.haldane.metrics.cloudwatch;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What requests are signed with.
 *
 * @param session empty for keys that do not end
 */
record AwsKeys(String id, String secret, String session) {
  private static final String ID = "aws_access_key_id";
  private static final String SECRET = "aws_secret_access_key";

  /** The key of the Secret for a session. */
  static final String SESSION = "aws_session_token";

  /** The keys of a Secret. */
  static final List<String> NEEDED = List.of(ID, SECRET);

  /** Empty without a Secret. */
  static Optional<AwsKeys> of(Map<String, String> secret) {
    return secret.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new AwsKeys(
                secret.getOrDefault(ID, "").strip(),
                secret.getOrDefault(SECRET, "").strip(),
                secret.getOrDefault(SESSION, "").strip()));
  }

  /** Says nothing. */
  @Override
  public String toString() {
    return "keys (hidden)";
  }
}
