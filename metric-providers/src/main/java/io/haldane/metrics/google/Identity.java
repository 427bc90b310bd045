package io.haldane.metrics.google;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** As whom the API is queried. */
public sealed interface Identity {
  /** The key of a Secret for the JSON file of a service account. */
  String KEY = "serviceAccountKey";

  /** A good one. */
  sealed interface Readable extends Identity {}

  /**
   * A service account, by its key.
   *
   * @param email its name
   * @param tokenUri where tokens are given for it
   */
  record ServiceAccount(String email, PrivateKey key, String tokenUri) implements Readable {
    @Override
    public String toString() {
      return email;
    }
  }

  /** Whatever the machine is, as the metadata server of Google Cloud says. */
  record Machine() implements Readable {}

  /**
   * @param why a sentence for the author of the template
   */
  record Unreadable(String why) implements Identity {}

  /**
   * Whether an address is Google's own, which alone may see a token of the machine: it can do far
   * more than a template may.
   */
  static boolean isGoogle(String base) {
    return base.matches("https://[a-z0-9-]+\\.googleapis\\.com(?:/.*)?");
  }

  /**
   * @param json the key as Google gives it, or null for the machine's own identity
   */
  static Identity of(@Nullable String json) {
    if (json == null || json.isBlank()) {
      return new Machine();
    }
    try {
      JsonNode key = new ObjectMapper().readTree(json);
      return new ServiceAccount(
          key.path("client_email").asText(),
          privateKey(key.path("private_key").asText()),
          key.path("token_uri").asText("https://oauth2.googleapis.com/token"));
    } catch (JsonProcessingException | GeneralSecurityException | IllegalArgumentException _) {
      // Their messages quote what they cannot read.
      return new Unreadable(
          "the Secret's serviceAccountKey cannot be read; it is the JSON file of a service account");
    }
  }

  private static PrivateKey privateKey(String pem) throws GeneralSecurityException {
    String base64 = pem.replaceAll("-----[A-Z ]+-----|\\s", "");
    return KeyFactory.getInstance("RSA")
        .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
  }
}
