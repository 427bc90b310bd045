package io.haldane.controller.web.login;

import java.time.Instant;

/**
 * What a session cookie holds.
 *
 * @param token of the cluster; never shown or logged
 * @param ends when the user has to sign in again
 * @param id differs for each sign-in
 */
record Session(String token, Instant ends, String id) {
  @Override
  public String toString() {
    return "Session[(hidden), ends=" + ends + "]";
  }
}
