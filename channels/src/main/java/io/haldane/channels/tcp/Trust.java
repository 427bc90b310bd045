package io.haldane.channels.tcp;

import io.haldane.api.notify.Channel;
import io.haldane.outbound.Tls;
import java.util.Optional;

/** Whose certificates a channel accepts. */
public final class Trust {
  /** Key of the Secret. */
  public static final String CA = "ca.crt";

  private Trust() {}

  /** Those of the CA in its Secret, or of the system. */
  public static Tls of(Channel channel) throws Unusable {
    Optional<String> pem = channel.secrets().get(CA);
    if (pem.isEmpty()) {
      return Tls.SYSTEM;
    }
    return Tls.authority(pem.get())
        .orElseThrow(
            () -> new Unusable("has a ca.crt in its Secret that holds no certificate; correct it"));
  }
}
