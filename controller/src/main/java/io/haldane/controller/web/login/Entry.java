package io.haldane.controller.web.login;

/** Whether a request is let in. */
sealed interface Entry {
  record In(Pass pass) implements Entry {}

  /** 401: nobody is signed in, or no longer. */
  record SignIn(String why) implements Entry {}

  /** 429: too many unknown tokens. */
  record TooMany() implements Entry {}

  /** 503: whether the user is signed in cannot be checked now. */
  record Unavailable(String why) implements Entry {}
}
