package io.haldane.metrics.http;

import io.haldane.api.metrics.Backend;
import io.haldane.outbound.Tls;

/** Whose certificates are accepted of a backend. */
sealed interface Trust {
  record Usable(Tls tls) implements Trust {}

  /**
   * @param why a sentence for the author of the template
   */
  record Unusable(String why) implements Trust {}

  /** Of every CA that the JVM trusts, of the one in the Secret, or of all. */
  static Trust of(Backend backend) {
    if (backend.insecureSkipVerify()) {
      return new Usable(Tls.ANY);
    }
    if (backend.secret() == null || !backend.secret().containsKey(BackendSecrets.CA)) {
      return new Usable(Tls.SYSTEM);
    }
    return Tls.authority(backend.secret().getOrDefault(BackendSecrets.CA, ""))
        .<Trust>map(Usable::new)
        .orElseGet(() ->
            new Unusable(
                "the Secret's "
                    + BackendSecrets.CA
                    + " holds no certificate; it needs the CA in PEM form"));
  }
}
