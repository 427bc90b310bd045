package io.haldane.metrics.http;

import io.haldane.api.metrics.Backend;
import io.haldane.api.net.Redaction;
import java.util.Map;

/** What must not be seen of a backend: its Secret, its login, the rest of its address. */
public final class BackendSecrets {
  /** The key of the Secret under which the certificates of the backend's own CA are. */
  public static final String CA = Backend.CA;

  private BackendSecrets() {}

  /** What the Secret has to log in with; empty without a Secret. */
  public static Map<String, String> login(Backend backend) {
    return backend.login();
  }

  /** Hides what logs in to this backend. */
  public static Redaction of(Backend backend) {
    return backend.redaction();
  }
}
