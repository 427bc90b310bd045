package io.haldane.sandbox.mesh;

import java.time.Duration;

/**
 * How the mesh behaves.
 *
 * @param defaultNamespace of hosts that name a Service alone
 * @param seed of every random choice; the same requests one after another take the same ways
 * @param timeout for a pod to answer; then the client gets a 504
 * @param lag how much later than the news of pods those of Services and routes reach the proxy
 */
public record Settings(
    String defaultNamespace, long seed, Duration timeout, Duration lag, Durations durations) {
  public static Settings defaults() {
    return new Settings("default", 1, Duration.ofSeconds(15), Duration.ZERO, Durations.MEASURED);
  }

  public Settings withDefaultNamespace(String namespace) {
    return new Settings(namespace, seed, timeout, lag, durations);
  }

  public Settings withSeed(long other) {
    return new Settings(defaultNamespace, other, timeout, lag, durations);
  }

  public Settings withTimeout(Duration other) {
    return new Settings(defaultNamespace, seed, other, lag, durations);
  }

  /** As in a cluster that distributes its configuration at leisure. */
  public Settings withLag(Duration other) {
    return new Settings(defaultNamespace, seed, timeout, other, durations);
  }

  public Settings with(Durations other) {
    return new Settings(defaultNamespace, seed, timeout, lag, other);
  }
}
