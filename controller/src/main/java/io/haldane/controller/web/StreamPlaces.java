package io.haldane.controller.web;

import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How many live streams may be open. One costs memory for as long as its reader likes, so there is
 * a limit in all, and one for each user, or where users are not known for each address: through a
 * port-forward or a proxy many people share one. Thread-safe.
 */
@Singleton
public class StreamPlaces {
  static final int IN_ALL = 128;
  static final int PER_PEER = 64;
  static final int PER_USER = 16;

  private final Map<String, Integer> taken = new HashMap<>();
  private int all;

  /** Whether there is a place; then {@link #leave} must follow once. */
  synchronized boolean enter(String peer, Optional<String> user) {
    String who = who(peer, user);
    int here = taken.getOrDefault(who, 0);
    if (all >= IN_ALL || here >= (user.isPresent() ? PER_USER : PER_PEER)) {
      return false;
    }
    taken.put(who, here + 1);
    all++;
    return true;
  }

  synchronized void leave(String peer, Optional<String> user) {
    all--;
    taken.computeIfPresent(who(peer, user), (_, here) -> here == 1 ? null : here - 1);
  }

  private static String who(String peer, Optional<String> user) {
    return user.map(name -> "user " + name).orElse(peer);
  }

  synchronized int taken() {
    return all;
  }
}
