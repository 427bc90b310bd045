package io.haldane.api.notify;

import io.haldane.api.net.Redaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What a channel must not show: its address, its credentials, its proxy.
 *
 * @param values by name; the names are those of the keys of a Secret
 */
public record Secrets(Map<String, String> values) {
  public static final String ADDRESS = "address";
  public static final String TOKEN = "token";

  /** URL of an HTTP proxy, which may hold a login. */
  public static final String PROXY = "proxy";

  public Secrets {
    values = Map.copyOf(values);
  }

  /** Empty when it is absent or blank. */
  public Optional<String> get(String name) {
    return Optional.ofNullable(values.get(name)).filter(value -> !value.isBlank());
  }

  /** Hides all of them in the words of a service. */
  public Redaction redaction() {
    List<String> addresses = new ArrayList<>();
    List<String> credentials = new ArrayList<>();
    values.forEach((name, value) ->
        (name.equals(ADDRESS) || name.equals(PROXY) ? addresses : credentials).add(value));
    return Redaction.of(addresses, credentials);
  }

  /** Names the keys only. */
  @Override
  public String toString() {
    return "secrets " + new TreeSet<>(values.keySet());
  }
}
