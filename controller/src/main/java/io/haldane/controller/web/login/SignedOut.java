package io.haldane.controller.web.login;

import java.util.function.LongSupplier;

/**
 * Sessions that users ended before their time. Only this process knows them: another replica, or
 * the next process, accepts a copied cookie until its end. Thread-safe.
 */
final class SignedOut {
  private static final int MOST = 10_000;
  private final BoundedMemory<String, Boolean> ended;

  SignedOut(LongSupplier nanos) {
    this.ended = new BoundedMemory<>(MOST, nanos);
  }

  void add(Session session) {
    ended.keep(session.id(), true, Login.LONGEST_SESSION);
  }

  boolean has(Session session) {
    return ended.find(session.id()).isPresent();
  }
}
