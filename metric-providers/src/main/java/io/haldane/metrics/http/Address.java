package io.haldane.metrics.http;

import io.haldane.api.net.Addresses;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The address of a backend as its template gives it. */
public sealed interface Address {
  /**
   * A server that can be asked.
   *
   * @param shown what texts name it by
   * @param base scheme, host, port and path prefix without a final slash; never for texts
   * @param query the address's own query, encoded, or null
   * @param userInfo user and password that the address carries, encoded, or null; never for texts
   */
  record Usable(String shown, String base, @Nullable String query, @Nullable String userInfo)
      implements Address {
    /** The full URI of a path of the backend's API; parameters are encoded. */
    public URI with(String path, String parameters) {
      String all =
          Stream.of(query == null ? "" : query, parameters)
              .filter(part -> !part.isEmpty())
              .collect(Collectors.joining("&"));
      return URI.create(base + path + (all.isEmpty() ? "" : "?" + all));
    }
  }

  /**
   * No server can be asked there.
   *
   * @param why a sentence for the author of the template
   */
  record Unusable(String why) implements Address {}

  static Address parse(String address) {
    String stripped = address.strip();
    if (stripped.isEmpty()) {
      return new Unusable("the provider has no address; write one such as http://host:9090");
    }
    try {
      URI uri = new URI(stripped);
      String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
      if (scheme.matches("https?") && uri.getHost() != null && uri.getPort() <= 0xffff) {
        return usable(stripped, scheme, uri);
      }
    } catch (URISyntaxException _) {
      // Its message quotes the address, which can hold a password.
    }
    return new Unusable(
        "the provider's address is not a URL; write one such as http://host:9090, not "
            + Addresses.shown(stripped));
  }

  private static Usable usable(String address, String scheme, URI uri) {
    String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
    String path = uri.getRawPath().replaceFirst("/+$", "");
    return new Usable(
        Addresses.shown(address),
        scheme + "://" + uri.getHost() + port + path,
        uri.getRawQuery(),
        uri.getRawUserInfo());
  }
}
