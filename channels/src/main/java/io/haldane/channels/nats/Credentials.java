package io.haldane.channels.nats;

import io.haldane.channels.tcp.Unusable;
import io.nats.client.AuthHandler;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A credentials file: a JWT, and the key that signs what the server asks. The JDK signs, because
 * the library would need Bouncy Castle and its native code.
 */
final class Credentials implements AuthHandler {
  private static final Pattern PARTS =
      Pattern.compile(
          "(?s)BEGIN NATS USER JWT-+\\s+(\\S+)\\s.*BEGIN USER NKEY SEED-+\\s+(\\S+)(\\s.*)?");

  private final String jwt;
  private final PrivateKey key;

  private Credentials(String jwt, PrivateKey key) {
    this.jwt = jwt;
    this.key = key;
  }

  static Credentials of(String file) throws Unusable {
    Matcher parts = PARTS.matcher(file);
    if (!parts.find()) {
      throw new Unusable(
          "has a key creds in its Secret without a JWT and its key; copy a whole credentials file");
    }
    return new Credentials(parts.group(1), key(Nkey.seed(parts.group(2))));
  }

  private static PrivateKey key(byte[] seed) {
    try {
      return KeyFactory.getInstance("Ed25519")
          .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has Ed25519", e);
    }
  }

  @Override
  public byte[] sign(byte[] nonce) {
    try {
      Signature signature = Signature.getInstance("Ed25519");
      signature.initSign(key);
      signature.update(nonce);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has Ed25519", e);
    }
  }

  /** Stands in the JWT. */
  @Override
  public char[] getID() {
    return new char[0];
  }

  @Override
  public char[] getJWT() {
    return jwt.toCharArray();
  }

  /** Says nothing. */
  @Override
  public String toString() {
    return "credentials (hidden)";
  }
}
