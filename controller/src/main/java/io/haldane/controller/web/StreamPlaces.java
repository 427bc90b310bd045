package io.haldane.controller.web;

import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;

/**
 * How many live streams may be open. One costs memory for as long as its reader likes, so there is
 * a limit in all, and one for each address: through a port-forward or a proxy many people share
 * one. Thread-safe.
 */
@Singleton
public class StreamPlaces {
  static final int IN_ALL = 128;
  static final int PER_PEER = 64;

  private final Map<String, Integer> taken = new HashMap<>();
  private int all;

  /** Whether there is a place; then {@link #leave} must follow once. */
  synchronized boolean enter(String peer) {
    int here = taken.getOrDefault(peer, 0);
    if (all >= IN_ALL || here >= PER_PEER) {
      return false;
    }
    taken.put(peer, here + 1);
    all++;
    return true;
  }

  synchronized void leave(String peer) {
    all--;
    taken.computeIfPresent(peer, (_, here) -> here == 1 ? null : here - 1);
  }

  synchronized int taken() {
    return all;
  }
}
