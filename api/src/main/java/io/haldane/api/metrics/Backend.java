package io.haldane.api.metrics;

import io.haldane.api.net.Addresses;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A metrics backend and how to log in to it.
 *
 * @param type value of {@code spec.provider.type} of a MetricTemplate
 * @param address base URL; empty where the provider has a default
 * @param secret decoded entries of the referenced Secret, or null when none is referenced; never
 *     shown in texts
 */
public record Backend(
    String type,
    String address,
    Map<String, List<String>> headers,
    @Nullable Map<String, String> secret,
    @Nullable String region,
    boolean insecureSkipVerify) {

  private static final String PROMETHEUS = "prometheus";

  public static Backend prometheus(String address) {
    return new Backend(PROMETHEUS, address, Map.of(), null, null, false);
  }

  /** Whether its queries can be opened in the page of a Prometheus. */
  public boolean isPrometheus() {
    return type.equals(PROMETHEUS);
  }

  /** Names the backend without its credentials. */
  @Override
  public String toString() {
    Set<String> keys = secret == null ? Set.of() : secret.keySet();
    return type
        + " at "
        + Addresses.shown(address)
        + (keys.isEmpty() ? "" : " with credentials " + keys);
  }
}
