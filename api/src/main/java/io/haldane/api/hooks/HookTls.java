package io.haldane.api.hooks;

import org.jspecify.annotations.Nullable;

/**
 * Certificates of a hook's connection, each in PEM form.
 *
 * @param authority of the server's certificate; null for those that the JVM trusts
 * @param certificate of the client, with its chain; null for none
 * @param key of that certificate in PKCS #8; null only together with it
 */
public record HookTls(
    @Nullable String authority, @Nullable String certificate, @Nullable String key) {
  public static final HookTls NONE = new HookTls(null, null, null);

  /** Says nothing: the key is secret. */
  @Override
  public String toString() {
    return "certificates";
  }
}
