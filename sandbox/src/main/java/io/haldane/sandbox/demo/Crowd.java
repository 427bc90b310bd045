package io.haldane.sandbox.demo;

import java.util.Map;

/**
 * Users who ask in the same way.
 *
 * @param name as the terminal calls them; empty when there is one crowd only
 * @param perSecond requests that they begin each second
 * @param headers of each request
 * @param meant for the new version, if only in part; the others must never meet it
 */
record Crowd(String name, double perSecond, Map<String, String> headers, boolean meant) {
  static final Crowd USERS = new Crowd("users", 100, Map.of(), true);
}
