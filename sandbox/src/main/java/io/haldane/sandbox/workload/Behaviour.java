package io.haldane.sandbox.workload;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * What a pod does, read from its image and environment.
 *
 * <p>Image {@code missing/…} cannot be pulled, tag {@code crash} dies; any other tag is the version
 * that a good pod answers with. {@code ERROR_RATE=0.05} fails every 20th request, {@code
 * LATENCY_MS=800} makes all of them slow, {@code READY=never} or {@code READY=<seconds>} holds the
 * readiness back.
 *
 * @param errorRate 0 to 1
 */
public record Behaviour(String version, double errorRate, Duration latency, Readiness readiness) {

  public static Behaviour of(Container container) {
    String image = Objects.requireNonNullElse(container.getImage(), "");
    int colon = image.lastIndexOf(':');
    String version = colon < 0 ? "latest" : image.substring(colon + 1);
    Map<String, String> env =
        container.getEnv().stream()
            .filter(variable -> variable.getValue() != null)
            .collect(Collectors.toMap(EnvVar::getName, EnvVar::getValue, (a, b) -> b));
    return new Behaviour(
        version,
        Double.parseDouble(env.getOrDefault("ERROR_RATE", "0")),
        Duration.ofMillis(Long.parseLong(env.getOrDefault("LATENCY_MS", "0"))),
        readiness(image, version, env.getOrDefault("READY", "0")));
  }

  /** Whether the request of that number, counted from 1, fails: evenly spread, never by chance. */
  boolean fails(long number) {
    return (long) (number * errorRate) > (long) ((number - 1) * errorRate);
  }

  private static Readiness readiness(String image, String version, String ready) {
    if (image.startsWith("missing/")) {
      return new Readiness.NoImage();
    }
    if (version.equals("crash")) {
      return new Readiness.Crashing();
    }
    return ready.equals("never")
        ? new Readiness.Never()
        : new Readiness.After(Duration.ofSeconds(Long.parseLong(ready)));
  }
}
