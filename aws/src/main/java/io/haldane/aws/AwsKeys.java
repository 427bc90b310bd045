package io.haldane.aws;

import java.util.List;
import java.util.Map;

/**
 * What requests are signed with.
 *
 * @param session empty for keys that do not end
 */
public record AwsKeys(String id, String secret, String session) {
  /** The key of a Secret for the id. */
  public static final String ID = "aws_access_key_id";

  /** The key of a Secret for the secret of that id. */
  public static final String SECRET = "aws_secret_access_key";

  /** The key of a Secret for a session; the only one that may be absent. */
  public static final String SESSION = "aws_session_token";

  /** The keys that a Secret has to have. */
  public static final List<String> NEEDED = List.of(ID, SECRET);

  /** Out of a Secret; what it lacks is empty. */
  public static AwsKeys of(Map<String, String> secret) {
    return new AwsKeys(text(secret, ID), text(secret, SECRET), text(secret, SESSION));
  }

  private static String text(Map<String, String> secret, String key) {
    return secret.getOrDefault(key, "").strip();
  }

  /** Says nothing. */
  @Override
  public String toString() {
    return "keys (hidden)";
  }
}
