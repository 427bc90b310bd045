package io.haldane.controller.web.login;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The value of the session cookie: the token and its end, encrypted and signed (AES-GCM). Nothing
 * is kept in memory, so a session costs nothing and is valid on each replica with the same key.
 */
final class SessionCookie {
  static final String NAME = "haldane-session";

  /** Bytes of a token; browsers keep no cookie over 4,096 bytes. */
  static final int LONGEST_TOKEN = 2_900;

  private static final byte[] PURPOSE =
      "haldane dashboard session 1".getBytes(StandardCharsets.UTF_8);
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final SecretKeySpec key;

  private SessionCookie(byte[] key) {
    this.key = new SecretKeySpec(key, "AES");
  }

  /** With a key from a long random text, or with one that ends with this process. */
  static SessionCookie with(Optional<String> secret) {
    byte[] key = new byte[32];
    RANDOM.nextBytes(key);
    return new SessionCookie(
        secret.filter(text -> !text.isBlank()).map(SessionCookie::digest).orElse(key));
  }

  private static byte[] digest(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A new session; no two are the same. */
  String seal(String token, Instant ends) {
    byte[] bytes = token.getBytes(StandardCharsets.UTF_8);
    byte[] plain =
        ByteBuffer.allocate(Long.BYTES + bytes.length)
            .putLong(ends.getEpochSecond())
            .put(bytes)
            .array();
    byte[] nonce = new byte[NONCE];
    RANDOM.nextBytes(nonce);
    try {
      byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce).doFinal(plain);
      byte[] whole = ByteBuffer.allocate(NONCE + sealed.length).put(nonce).put(sealed).array();
      return Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Empty when it was not made with our key, was changed, or has ended. */
  Optional<Session> open(String cookie, Instant now) {
    try {
      ByteBuffer whole = ByteBuffer.wrap(Base64.getUrlDecoder().decode(cookie));
      byte[] nonce = new byte[NONCE];
      whole.get(nonce);
      byte[] sealed = new byte[whole.remaining()];
      whole.get(sealed);
      ByteBuffer plain = ByteBuffer.wrap(cipher(Cipher.DECRYPT_MODE, nonce).doFinal(sealed));
      Instant ends = Instant.ofEpochSecond(plain.getLong());
      String token = StandardCharsets.UTF_8.decode(plain).toString();
      String id = HexFormat.of().formatHex(nonce);
      return ends.isAfter(now) ? Optional.of(new Session(token, ends, id)) : Optional.empty();
    } catch (GeneralSecurityException | IllegalArgumentException | BufferUnderflowException e) {
      return Optional.empty();
    }
  }

  private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(PURPOSE);
    return cipher;
  }
}
