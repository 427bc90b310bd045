package io.haldane.controller.web.login;

/**
 * A request that was let in.
 *
 * @param credential by which a stream finds out that its user is signed out
 */
public record Pass(Viewer viewer, Credential credential) {
  /** Where the request carries it. */
  static final String KEY = "haldane.pass";
}
