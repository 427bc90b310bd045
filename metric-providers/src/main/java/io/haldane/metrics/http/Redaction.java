package io.haldane.metrics.http;

import io.haldane.api.metrics.Backend;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes words of the other side fit to be shown: no credentials, one line, not too long. */
public final class Redaction {
  private static final int LONGEST = 300;
  private static final String HIDDEN = "(hidden)";

  /** A pattern that matches nowhere. */
  private static final String NOTHING = "(?!)";

  private static final Pattern NOT_SHOWN = Pattern.compile("[\\p{Cntrl}\\s]+");
  private static final Pattern TELLING =
      Pattern.compile("auth|cookie|key|token|secret|password|credential");

  private final Pattern secrets;

  private Redaction(Set<String> secrets) {
    this.secrets =
        Pattern.compile(
            secrets.stream()
                .filter(secret -> !secret.isBlank())
                // Longest first, so that no value hides in the rest of another.
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(Pattern::quote)
                .reduce((one, other) -> one + "|" + other)
                .orElse(NOTHING));
  }

  /**
   * Hides what logs in to this backend.
   *
   * @param userInfo user and password out of the address, encoded, or null
   */
  public static Redaction of(Backend backend, @Nullable String userInfo) {
    List<String> values = new ArrayList<>();
    Map<String, String> secret = backend.secret();
    if (secret != null) {
      values.addAll(secret.values());
      values.add(secret.getOrDefault("username", "") + ":" + secret.getOrDefault("password", ""));
    }
    backend.headers().forEach((name, given) -> values.addAll(telling(name) ? given : List.of()));
    if (userInfo != null) {
      String decoded = URLDecoder.decode(userInfo.replace("+", "%2B"), StandardCharsets.UTF_8);
      for (String pair : List.of(userInfo, decoded)) {
        values.add(pair);
        values.addAll(List.of(pair.split(":", 2)));
      }
    }
    Set<String> forms = new LinkedHashSet<>();
    values.forEach(value -> addForms(forms, value));
    return new Redaction(forms);
  }

  private static boolean telling(String header) {
    return TELLING.matcher(header.toLowerCase(Locale.ROOT)).find();
  }

  /** The forms in which a server can give a value back. */
  private static void addForms(Set<String> forms, String value) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    forms.add(value);
    forms.add(value.strip());
    if (!value.equals(":")) {
      forms.add(URLEncoder.encode(value, StandardCharsets.UTF_8));
      forms.add(Base64.getEncoder().encodeToString(bytes));
    }
  }

  /** A foreign text to stand inside a sentence of ours. */
  public String quote(String foreign) {
    String text = secrets.matcher(foreign).replaceAll(HIDDEN);
    String line = NOT_SHOWN.matcher(text).replaceAll(" ").strip();
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...";
  }
}
