package io.haldane.api.net;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The parts of an address that may be secret: all of it, its login, and its long pieces. */
final class AddressSecrets {
  private static final Pattern PARTS =
      Pattern.compile(
          "[^:/?#\\s]+://(?:([^/?#]*)@)?[^/?#]*([^?#]*)(?:\\?([^#]*))?(?:#(.*))?", Pattern.DOTALL);

  /** A shorter piece of a path is a word that answers may well use. */
  private static final int LONG = 8;

  private AddressSecrets() {}

  static Set<String> of(String address) {
    Set<String> secrets = new LinkedHashSet<>();
    String stripped = address.strip();
    Matcher parts = PARTS.matcher(stripped);
    if (!parts.matches()) {
      pieces(secrets, stripped, "[/?&=#:@\\s]+");
      return secrets;
    }
    login(secrets, parts.group(1));
    String path = orEmpty(parts.group(2));
    pieces(secrets, path, "/+");
    query(secrets, orEmpty(parts.group(3)));
    pieces(secrets, orEmpty(parts.group(4)), "/+");
    if (path.length() > LONG || !secrets.isEmpty()) {
      secrets.add(stripped);
      addDecoded(secrets, path, LONG);
    }
    return secrets;
  }

  private static void login(Set<String> secrets, @Nullable String given) {
    if (given == null || given.isEmpty()) {
      return;
    }
    addDecoded(secrets, given, 1);
    for (String part : given.split(":", 2)) {
      addDecoded(secrets, part, 1);
    }
  }

  private static void query(Set<String> secrets, String query) {
    for (String pair : query.split("&", -1)) {
      String[] named = pair.split("=", 2);
      int shortest = named.length == 2 && Redaction.isTelling(named[0]) ? 1 : LONG;
      addDecoded(secrets, named[named.length - 1], shortest);
    }
    addDecoded(secrets, query, LONG);
  }

  private static void pieces(Set<String> secrets, String text, String separator) {
    for (String piece : text.split(separator, -1)) {
      addDecoded(secrets, piece, LONG);
    }
  }

  private static void addDecoded(Set<String> secrets, String part, int shortest) {
    if (part.length() < shortest) {
      return;
    }
    secrets.add(part);
    try {
      // A plus sign is a plus sign outside of forms.
      secrets.add(URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      // No encoding that we know; it is hidden as it stands.
    }
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
