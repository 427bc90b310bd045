package io.haldane.outbound.admission;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a call goes, and for whom.
 *
 * @param tenant namespace of the canary
 * @param host scheme, host and port; the rest of an address may hold secrets
 */
public record CallTarget(Purpose purpose, String tenant, String host) {
  /** What is not an address is a destination of its own: it fails soon enough. */
  public static CallTarget of(Purpose purpose, String tenant, String address) {
    return new CallTarget(purpose, tenant, origin(address).orElse("an address that is not a URL"));
  }

  /** Some addresses are several with commas between them. The first one stands for all. */
  private static Optional<String> origin(String address) {
    try {
      URI uri = new URI(address.strip().split(",", 2)[0]);
      return uri.getScheme() == null || uri.getHost() == null
          ? Optional.empty()
          : Optional.of(
              (uri.getScheme() + "://" + uri.getHost()).toLowerCase(Locale.ROOT)
                  + (uri.getPort() < 0 ? "" : ":" + uri.getPort()));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }
}
