package io.haldane.metrics.http;

import io.haldane.api.metrics.Backend;
import io.haldane.api.net.Redaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What must not be seen of a backend: its Secret, its login, the rest of its address. */
public final class BackendSecrets {
  private BackendSecrets() {}

  /** Hides what logs in to this backend. */
  public static Redaction of(Backend backend) {
    List<String> values = new ArrayList<>();
    Map<String, String> secret = backend.secret();
    if (secret != null) {
      values.addAll(secret.values());
      values.add(secret.getOrDefault("username", "") + ":" + secret.getOrDefault("password", ""));
    }
    backend
        .headers()
        .forEach((name, given) -> values.addAll(Redaction.isTelling(name) ? given : List.of()));
    return Redaction.of(List.of(backend.address()), values);
  }
}
