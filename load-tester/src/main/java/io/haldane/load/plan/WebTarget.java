package io.haldane.load.plan;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;

/** The URL of a command line. */
final class WebTarget {
  private static final Set<String> SCHEMES = Set.of("http", "https");
  private static final int HIGHEST_PORT = 65_535;

  private WebTarget() {}

  /** An absolute URL of http or https; characters that a URL must escape are escaped. */
  static URI parse(String tool, String text) throws Refusal {
    URI url = uri(text.replace("|", "%7C").replace("{", "%7B").replace("}", "%7D"));
    String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
    if (!SCHEMES.contains(scheme)) {
      throw new Refusal(
          "%s: the target must begin with http:// or https://%s."
              .formatted(tool, scheme.isEmpty() ? "" : ", but it begins with " + name(scheme)));
    }
    if (url.getHost() == null || url.getPort() > HIGHEST_PORT || url.getPort() == 0) {
      throw notOne(tool);
    }
    return scheme.equals(url.getScheme()) ? url : uri(scheme + text.substring(scheme.length()));
  }

  private static String name(String scheme) {
    return (scheme.length() > 20 ? scheme.substring(0, 20) + "…" : scheme) + ":";
  }

  private static URI uri(String text) throws Refusal {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      throw notOne("target");
    }
  }

  private static Refusal notOne(String tool) {
    return new Refusal(
        "%s: the target is not a URL such as http://app.shop:8080/path.".formatted(tool));
  }
}
