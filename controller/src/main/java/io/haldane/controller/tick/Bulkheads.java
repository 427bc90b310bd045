package io.haldane.controller.tick;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/** Bounds the calls under way to one host, so that a slow one does not gather all threads. */
final class Bulkheads {
  private static final int CALLS_PER_HOST = 32;
  private final Map<String, Semaphore> hosts = new ConcurrentHashMap<>();

  Semaphore of(String url) {
    return hosts.computeIfAbsent(host(url), _ -> new Semaphore(CALLS_PER_HOST, true));
  }

  private static String host(String url) {
    try {
      return Optional.ofNullable(URI.create(url).getAuthority()).orElse("");
    } catch (IllegalArgumentException e) {
      return "";
    }
  }
}
