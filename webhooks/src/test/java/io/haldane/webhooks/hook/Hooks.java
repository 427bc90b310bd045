package io.haldane.webhooks.hook;

import io.haldane.api.hooks.HookAccess;
import io.haldane.api.hooks.HookRequest;
import io.haldane.api.hooks.HookRequest.Payload;
import java.time.Duration;
import java.util.Map;

/** Requests as a canary makes them, and what one may change about them. */
record Hooks(String url, Duration timeout, int retries, boolean disableTls) {
  static Hooks to(String url) {
    return new Hooks(url, Duration.ofSeconds(30), 0, false);
  }

  Hooks retries(int retries) {
    return new Hooks(url, timeout, retries, disableTls);
  }

  Hooks timeout(Duration timeout) {
    return new Hooks(url, timeout, retries, disableTls);
  }

  Hooks withoutVerification() {
    return new Hooks(url, timeout, retries, true);
  }

  HookRequest request() {
    return request(Map.of());
  }

  HookRequest request(Map<String, String> metadata) {
    Payload payload = new Payload("podinfo", "test", "Progressing", "6b9f", metadata);
    return new HookRequest(url, timeout, retries, disableTls, "podinfo.test/7", payload);
  }

  HookRequest request(HookAccess access) {
    HookRequest plain = request();
    return new HookRequest(
        plain.url(),
        plain.timeout(),
        plain.retries(),
        plain.disableTls(),
        plain.id(),
        plain.payload(),
        access);
  }
}
