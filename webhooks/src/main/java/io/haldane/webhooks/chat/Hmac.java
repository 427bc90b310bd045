package io.haldane.webhooks.chat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signatures with a shared secret. */
public final class Hmac {
  private Hmac() {}

  /** HMAC with SHA-256. The key must not be empty. */
  public static byte[] sha256(String key, String message) {
    return sha256(key.getBytes(StandardCharsets.UTF_8), message);
  }

  /** The same with a key that is no text. */
  public static byte[] sha256(byte[] key, String message) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(message.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HmacSHA256", e);
    }
  }
}
