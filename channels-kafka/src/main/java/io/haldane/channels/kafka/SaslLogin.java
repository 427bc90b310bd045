package io.haldane.channels.kafka;

import io.haldane.api.notify.Channel;
import io.haldane.channels.tcp.Login;
import io.haldane.channels.tcp.Unusable;
import java.util.Optional;
import org.apache.kafka.common.security.scram.internals.ScramMechanism;

/** How the user of a channel logs in. */
sealed interface SaslLogin {
  Login login();

  /** The name of the mechanism in SASL. */
  String mechanism();

  /** The password itself; only with TLS. */
  record Plain(Login login) implements SaslLogin {
    @Override
    public String mechanism() {
      return "PLAIN";
    }
  }

  /** A proof that one knows the password. */
  record Scram(Login login, ScramMechanism how) implements SaslLogin {
    @Override
    public String mechanism() {
      return how.mechanismName();
    }
  }

  /** Empty when the Secret has no user. */
  static Optional<SaslLogin> of(Channel channel, boolean hasTls) throws Unusable {
    Optional<Login> login = Login.of(channel);
    if (login.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        switch (channel.setting(KafkaNotifier.MECHANISM).orElse("scram-sha-512")) {
          case "scram-sha-512" -> new Scram(login.get(), ScramMechanism.SCRAM_SHA_512);
          case "scram-sha-256" -> new Scram(login.get(), ScramMechanism.SCRAM_SHA_256);
          case "plain" -> plain(login.get(), hasTls);
          case String _ ->
              throw new Unusable(
                  "has settings.mechanism that is not scram-sha-512, scram-sha-256 or plain;"
                      + " correct it");
        });
  }

  private static SaslLogin plain(Login login, boolean hasTls) throws Unusable {
    if (!hasTls) {
      throw new Unusable(
          "would send its password without TLS; use a kafkas address, or settings.mechanism"
              + " scram-sha-512");
    }
    return new Plain(login);
  }
}
