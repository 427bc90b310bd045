package io.haldane.channels.tcp;

import io.haldane.api.notify.Channel;
import java.util.Optional;

/** A user of the server. */
public record Login(String user, String password) {
  /** Keys of the Secret. */
  public static final String USERNAME = "username";

  public static final String PASSWORD = "password";

  /** Empty when the Secret has none. */
  public static Optional<Login> of(Channel channel) throws Unusable {
    Optional<String> user = channel.secrets().get(USERNAME);
    Optional<String> password = channel.secrets().get(PASSWORD);
    if (user.isPresent() != password.isPresent()) {
      throw new Unusable(
          "needs both username and password in its Secret, or neither; only one is there");
    }
    return user.flatMap(name -> password.map(word -> new Login(name, word)));
  }

  /** Says nothing. */
  @Override
  public String toString() {
    return "login (hidden)";
  }
}
