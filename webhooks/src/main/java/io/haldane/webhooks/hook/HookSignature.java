package io.haldane.webhooks.hook;

import io.haldane.api.hooks.SigningKey;
import io.haldane.webhooks.chat.Hmac;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The headers by which a receiver checks who sent a request, as Standard Webhooks define them. */
final class HookSignature {
  private HookSignature() {}

  /**
   * @param id of the message: the same for each attempt, so that a receiver acts once
   * @param at when this attempt is made; receivers refuse one that is minutes old
   */
  static Map<String, List<String>> headers(SigningKey key, String id, Instant at, String body) {
    String timestamp = String.valueOf(at.getEpochSecond());
    byte[] signature = Hmac.sha256(key.bytes(), String.join(".", id, timestamp, body));
    Map<String, List<String>> headers = new LinkedHashMap<>();
    headers.put("webhook-id", List.of(id));
    headers.put("webhook-timestamp", List.of(timestamp));
    headers.put(
        "webhook-signature", List.of("v1," + Base64.getEncoder().encodeToString(signature)));
    return headers;
  }
}
