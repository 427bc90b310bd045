package io.haldane.channels.kafka;

import io.haldane.channels.tcp.Login;
import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.auth.callback.UnsupportedCallbackException;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslException;
import org.apache.kafka.common.security.scram.internals.ScramMechanism;
import org.apache.kafka.common.security.scram.internals.ScramSaslClient;

/** What a client says in a login, one message after each of the broker's. */
sealed interface SaslSteps {
  /** The next message; the first one answers an empty one. */
  byte[] next(byte[] said) throws SaslException;

  boolean isComplete();

  static SaslSteps of(SaslLogin login) {
    return switch (login) {
      case SaslLogin.Plain(Login user) -> new Plain(user);
      case SaslLogin.Scram(Login user, ScramMechanism how) -> new Scram(client(user, how), how);
    };
  }

  private static SaslClient client(Login login, ScramMechanism how) {
    try {
      return new ScramSaslClient(how, callbacks -> fill(callbacks, login));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-2", e);
    }
  }

  private static void fill(Callback[] callbacks, Login login) throws UnsupportedCallbackException {
    for (Callback callback : callbacks) {
      switch (callback) {
        case NameCallback name -> name.setName(login.user());
        case PasswordCallback password -> password.setPassword(login.password().toCharArray());
        case Callback other -> throw new UnsupportedCallbackException(other);
      }
    }
  }

  /** One message: the login itself. */
  record Plain(Login login) implements SaslSteps {
    @Override
    public byte[] next(byte[] said) {
      return ("\0" + login.user() + "\0" + login.password()).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public boolean isComplete() {
      return true;
    }
  }

  /** Both sides prove that they know the password. */
  record Scram(SaslClient client, ScramMechanism how) implements SaslSteps {
    private static final Pattern ITERATIONS = Pattern.compile("(?:^|,)i=(\\d+)(?:,|$)");
    private static final int MOST_DIGITS = 6;

    @Override
    public byte[] next(byte[] said) throws SaslException {
      Matcher asked = ITERATIONS.matcher(new String(said, StandardCharsets.UTF_8));
      // A broker could ask for an hour of hashing.
      if (asked.find() && isTooMuch(asked.group(1))) {
        throw new SaslException("it asks for too many iterations");
      }
      try {
        byte[] next = client.evaluateChallenge(said);
        return next == null ? new byte[0] : next;
      } catch (IllegalArgumentException e) {
        throw new SaslException("its message is not of SCRAM", e);
      }
    }

    /** No broker of Kafka can be configured to ask for more. */
    private boolean isTooMuch(String iterations) {
      return iterations.length() > MOST_DIGITS
          || Integer.parseInt(iterations) > how.maxIterations();
    }

    @Override
    public boolean isComplete() {
      return client.isComplete();
    }
  }
}
