package io.haldane.metrics.google;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;

/** A service account with a key that only lives as long as the tests. */
public final class TestAccount {
  public static final KeyPair KEYS = generate();

  private TestAccount() {}

  private static KeyPair generate() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The file that Google gives, with tokens from that address. */
  public static String json(String address) {
    String pem =
        "-----BEGIN PRIVATE KEY-----\n"
            + Base64.getMimeEncoder().encodeToString(KEYS.getPrivate().getEncoded())
            + "\n-----END PRIVATE KEY-----\n";
    return JsonNodeFactory.instance
        .objectNode()
        .put("type", "service_account")
        .put("client_email", "till@shop.example")
        .put("private_key", pem)
        .put("token_uri", address + "/token")
        .toString();
  }
}
