package io.haldane.webhooks.http;

import io.haldane.api.net.Addresses;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** An absolute http or https URL. */
public record WebAddress(URI uri) {
  /** Empty when the text is not such a URL. */
  public static Optional<WebAddress> parse(String text) {
    try {
      URI uri = new URI(text.strip());
      String scheme = uri.getScheme();
      boolean web = "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme);
      return web && uri.getHost() != null ? Optional.of(new WebAddress(uri)) : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  /** Scheme, host, port and a hash. The rest of a URL may be a secret. */
  public String shown() {
    return Addresses.shown(uri.toString());
  }

  /** As it is shown. */
  @Override
  public String toString() {
    return shown();
  }
}
