package io.haldane.outbound;

import io.haldane.api.net.Addresses;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An absolute http or https URL, in the form that is sent.
 *
 * @param uri without user, password and fragment, and never without a path
 * @param authorization value of the header for the user and the password that the URL held, or null
 */
public record WebAddress(URI uri, @Nullable String authorization) {
  private static final int LAST_PORT = 0xffff;

  /** Empty when the text is not such a URL. */
  public static Optional<WebAddress> parse(String text) {
    try {
      URI uri = new URI(AddressText.carried(text.strip()));
      String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
      boolean web = scheme.equals("http") || scheme.equals("https");
      return web && uri.getHost() != null && uri.getPort() <= LAST_PORT
          ? Optional.of(new WebAddress(sent(scheme, uri), basic(uri.getRawUserInfo())))
          : Optional.empty();
    } catch (URISyntaxException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static URI sent(String scheme, URI uri) throws URISyntaxException {
    String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    return new URI(scheme + "://" + uri.getHost() + port + uri.getRawPath() + query);
  }

  /** A user without a password has an empty one. In user info a plus sign is a plus sign. */
  private static @Nullable String basic(@Nullable String userInfo) {
    if (userInfo == null) {
      return null;
    }
    String login = URLDecoder.decode(userInfo.replace("+", "%2B"), StandardCharsets.UTF_8);
    String pair = userInfo.contains(":") ? login : login + ":";
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
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
