package io.haldane.controller.web.login;

import java.util.List;

/** What a request brings to say who sends it. Never shown or logged. */
sealed interface Credential {
  record None() implements Credential {}

  /** A header {@code Authorization: Bearer}. */
  record Bearer(String token) implements Credential {
    @Override
    public String toString() {
      return "Bearer[(hidden)]";
    }
  }

  /** A cookie that we made. */
  record Cookie(Session session) implements Credential {}

  /** Headers of a proxy with a trusted address. */
  record Proxy(String user, List<String> groups) implements Credential {}

  /** It says something that cannot be right. */
  record Wrong(String why) implements Credential {}
}
