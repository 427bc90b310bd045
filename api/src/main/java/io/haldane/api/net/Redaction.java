package io.haldane.api.net;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Hides known secrets in the words of another side, in the forms in which a server can give them
 * back: plain, encoded for a URL, JSON or HTML, in Base64, and as a part of something in Base64.
 * Immutable; the work is done when there is something to hide.
 */
public final class Redaction {
  private static final String HIDDEN = "(hidden)";

  /** What is shorter would be found in other words. */
  private static final int SHORTEST = 3;

  /** What is longer is no login, and costs too much to search for. */
  private static final int LONGEST = 8 * 1024;

  private static final int MOST_VALUES = 100;

  /** Names of headers, query parameters and metadata whose values are secrets. */
  private static final Pattern TELLING =
      Pattern.compile("auth|cookie|key|token|secret|passw|pwd|credential|signature|^sig$");

  private final Set<String> values;
  private @Nullable Pattern pattern;

  private Redaction(Collection<String> values) {
    this.values = new LinkedHashSet<>(values);
  }

  /** Hides all that may be secret in these addresses, and these values too. */
  public static Redaction of(List<String> addresses, Collection<String> values) {
    Set<String> all = new LinkedHashSet<>();
    addresses.forEach(address -> all.addAll(AddressSecrets.of(address)));
    all.addAll(values);
    return new Redaction(all);
  }

  /** Hides this value, too, such as a token that was given for a login. */
  public Redaction and(String value) {
    Set<String> all = new LinkedHashSet<>(values);
    all.add(value);
    return new Redaction(all);
  }

  /** Whether what stands behind that name is a secret. */
  public static boolean isTelling(String name) {
    return TELLING.matcher(name.toLowerCase(Locale.ROOT)).find();
  }

  /** The values of fields whose names say that they are secret. */
  public static List<String> telling(Map<String, String> named) {
    return named.entrySet().stream()
        .filter(entry -> isTelling(entry.getKey()))
        .map(Map.Entry::getValue)
        .toList();
  }

  /** The text without the secrets. */
  public String hide(String text) {
    return pattern().matcher(text).replaceAll(HIDDEN);
  }

  /** A foreign text to stand inside a sentence of ours: no secrets, no login in a URL, bounded. */
  public String quote(String foreign) {
    return Printable.of(hide(foreign).replaceAll("://[^\\s/?#@\"]*@", "://" + HIDDEN + "@"));
  }

  private synchronized Pattern pattern() {
    Pattern known = pattern;
    if (known == null) {
      known = compile();
      pattern = known;
    }
    return known;
  }

  private Pattern compile() {
    String all =
        values.stream()
            .map(String::strip)
            .filter(value -> value.length() >= SHORTEST && value.length() <= LONGEST)
            .limit(MOST_VALUES)
            .flatMap(value -> SecretForms.of(value).stream())
            .distinct()
            // Longest first, so that no value hides in the rest of another.
            .sorted(Comparator.comparingInt(String::length).reversed())
            .map(Pattern::quote)
            .reduce((one, other) -> one + "|" + other)
            .orElse("(?!)");
    // Hex digits of a URL are written in either case.
    return Pattern.compile(all, Pattern.CASE_INSENSITIVE);
  }

  /** Says nothing. */
  @Override
  public String toString() {
    return "redaction";
  }
}
