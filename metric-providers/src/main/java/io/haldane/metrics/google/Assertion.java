package io.haldane.metrics.google;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;

/** A signed claim to be a service account, which its token server takes for a token (RFC 7523). */
final class Assertion {
  static final String GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer";
  private static final String SCOPE = "https://www.googleapis.com/auth/monitoring.read";
  private static final long SECONDS = 3600;

  private Assertion() {}

  static String of(Identity.ServiceAccount account, Instant now) {
    String header =
        JsonNodeFactory.instance.objectNode().put("alg", "RS256").put("typ", "JWT").toString();
    String claims =
        JsonNodeFactory.instance
            .objectNode()
            .put("iss", account.email())
            .put("scope", SCOPE)
            .put("aud", account.tokenUri())
            .put("iat", now.getEpochSecond())
            .put("exp", now.getEpochSecond() + SECONDS)
            .toString();
    String signed = encoded(utf8(header)) + "." + encoded(utf8(claims));
    return signed + "." + encoded(signature(account, signed));
  }

  private static byte[] signature(Identity.ServiceAccount account, String text) {
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(account.key());
      signature.update(utf8(text));
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK signs with RSA", e);
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
