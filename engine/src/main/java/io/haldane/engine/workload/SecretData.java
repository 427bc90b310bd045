package io.haldane.engine.workload;

import io.fabric8.kubernetes.api.model.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The texts in a Secret, by key. */
public final class SecretData {
  private SecretData() {}

  /** What is not Base64 is as good as nothing. */
  public static Map<String, String> of(Secret secret) {
    Map<String, String> decoded = new HashMap<>();
    if (secret.getStringData() != null) {
      decoded.putAll(secret.getStringData());
    }
    if (secret.getData() != null) {
      secret.getData().forEach((key, value) -> decoded.put(key, decode(value)));
    }
    return decoded;
  }

  /**
   * @param base64 null where somebody gave a key and no value
   */
  private static String decode(@Nullable String base64) {
    try {
      return base64 == null
          ? ""
          : new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }
}
