package io.haldane.channels.kafka;

import java.util.Locale;
import java.util.Optional;
import javax.security.sasl.SaslException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.message.SaslAuthenticateRequestData;
import org.apache.kafka.common.message.SaslHandshakeRequestData;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.requests.SaslAuthenticateRequest;
import org.apache.kafka.common.requests.SaslAuthenticateResponse;
import org.apache.kafka.common.requests.SaslHandshakeRequest;
import org.apache.kafka.common.requests.SaslHandshakeResponse;

/**
 * Logs in at one broker after another. By requests of our own: the library's way keeps logins in a
 * map for all of the process, and reads answers of any size.
 */
record Authentication(Wire wire, Endings endings, Optional<SaslLogin> login) {
  void at(Node node) throws Ended, InterruptedException {
    if (login.isPresent()) {
      propose(node, login.get());
      prove(node, SaslSteps.of(login.get()));
    }
  }

  private void propose(Node node, SaslLogin wanted) throws Ended, InterruptedException {
    SaslHandshakeResponse answer =
        wire.ask(
            node,
            new SaslHandshakeRequest.Builder(
                new SaslHandshakeRequestData().setMechanism(wanted.mechanism())),
            SaslHandshakeResponse.class);
    switch (answer.error()) {
      case NONE -> {}
      case UNSUPPORTED_SASL_MECHANISM -> {
        String enabled = String.join(", ", answer.enabledMechanisms()).toLowerCase(Locale.ROOT);
        throw endings.forGood(
            "has brokers that do not offer %s, but %s; set settings.mechanism"
                .formatted(
                    wanted.mechanism().toLowerCase(Locale.ROOT),
                    endings.channel().secrets().redaction().quote(enabled)));
      }
      case ILLEGAL_SASL_STATE ->
          throw endings.forGood(
              "has a user, but its port takes none; use the port for users, or remove username");
      case Errors error -> throw endings.refused(error, null);
    }
  }

  private void prove(Node node, SaslSteps steps) throws Ended, InterruptedException {
    try {
      byte[] said = exchange(node, steps.next(new byte[0]));
      while (!steps.isComplete()) {
        byte[] next = steps.next(said);
        if (!steps.isComplete()) {
          said = exchange(node, next);
        }
      }
    } catch (SaslException e) {
      throw endings.forGood(
          "has a broker that does not prove that it knows the password; check the address");
    }
  }

  private byte[] exchange(Node node, byte[] message) throws Ended, InterruptedException {
    SaslAuthenticateResponse answer =
        wire.ask(
            node,
            new SaslAuthenticateRequest.Builder(
                new SaslAuthenticateRequestData().setAuthBytes(message)),
            SaslAuthenticateResponse.class);
    if (answer.error() != Errors.NONE) {
      throw endings.refused(answer.error(), answer.errorMessage());
    }
    return answer.saslAuthBytes();
  }
}
