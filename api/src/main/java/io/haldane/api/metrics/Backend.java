package io.haldane.api.metrics;

import io.haldane.api.net.Addresses;
import io.haldane.api.net.Redaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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

  /** The key of the Secret under which the certificates of the backend's own CA are. */
  public static final String CA = "ca.crt";

  private static final String PROMETHEUS = "prometheus";

  public static Backend prometheus(String address) {
    return new Backend(PROMETHEUS, address, Map.of(), null, null, false);
  }

  /** Whether its queries can be opened in the page of a Prometheus. */
  public boolean isPrometheus() {
    return type.equals(PROMETHEUS);
  }

  /** What the Secret has to log in with; empty without a Secret. */
  public Map<String, String> login() {
    Map<String, String> login = secret == null ? new TreeMap<>() : new TreeMap<>(secret);
    login.remove(CA);
    return login;
  }

  /** Hides what logs in to this backend: its Secret, its login, the rest of its address. */
  public Redaction redaction() {
    List<String> values = new ArrayList<>();
    Map<String, String> login = login();
    if (!login.isEmpty()) {
      values.addAll(login.values());
      values.add(login.getOrDefault("username", "") + ":" + login.getOrDefault("password", ""));
    }
    headers.forEach((name, given) -> values.addAll(Redaction.isTelling(name) ? given : List.of()));
    return Redaction.of(List.of(address), values);
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
