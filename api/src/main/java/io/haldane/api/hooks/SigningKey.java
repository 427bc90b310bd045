package io.haldane.api.hooks;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * The secret that a hook and its receiver share, as Standard Webhooks write it.
 *
 * @param text {@code whsec_} and Base64, or any other text, whose UTF-8 bytes are the key
 */
public record SigningKey(String text) {
  private static final String PREFIX = "whsec_";

  /** Empty when the text is no key: blank, or not Base64 after its prefix. */
  public static Optional<SigningKey> of(String text) {
    try {
      SigningKey key = new SigningKey(text.strip());
      return key.bytes().length == 0 ? Optional.empty() : Optional.of(key);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /**
   * What signs.
   *
   * @throws IllegalArgumentException when what follows the prefix is not Base64
   */
  public byte[] bytes() {
    return text.startsWith(PREFIX)
        ? Base64.getDecoder().decode(text.substring(PREFIX.length()))
        : text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return "signing key";
  }
}
