package io.haldane.metrics.http;

import io.haldane.api.metrics.Backend;
import io.haldane.api.net.Redaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What must not be seen of a backend: its Secret, its login, the rest of its address. */
public final class BackendSecrets {
  private BackendSecrets() {}

  /** The key of the Secret under which the certificates of the backend's own CA are. */
  public static final String CA = "ca.crt";

  /** What the Secret has to log in with; empty without a Secret. */
  public static Map<String, String> login(Backend backend) {
    Map<String, String> secret = new TreeMap<>();
    if (backend.secret() != null) {
      secret.putAll(backend.secret());
    }
    secret.remove(CA);
    return secret;
  }

  /** Hides what logs in to this backend. */
  public static Redaction of(Backend backend) {
    List<String> values = new ArrayList<>();
    Map<String, String> secret = login(backend);
    if (!secret.isEmpty()) {
      values.addAll(secret.values());
      values.add(secret.getOrDefault("username", "") + ":" + secret.getOrDefault("password", ""));
    }
    backend
        .headers()
        .forEach((name, given) -> values.addAll(Redaction.isTelling(name) ? given : List.of()));
    return Redaction.of(List.of(backend.address()), values);
  }
}
