package io.haldane.load.command;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Removes what is likely a secret from the output of programs, before it is logged or answered. It
 * knows the usual forms only; a program must not print secrets all the same.
 */
final class LikelySecrets {
  private static final String HIDDEN = "$1(hidden)";

  private static final List<Pattern> SECRETS =
      List.of(
          pattern(
              "(authorization[\"']?\\s{0,5}[:=]\\s{0,5}[\"']?(?:(?:basic|bearer|token)\\s{1,5})?)[^\\s\"',]++"),
          pattern("(bearer\\s{1,5})[\\w.~+/=-]++"),
          pattern(
              "((?:password|passwd|secret|token|api[_-]?key|access[_-]?key)[\"']?\\s{0,5}[:=]\\s{0,5}[\"']?)[^\\s\"',&]++"),
          pattern("(\\w{1,20}://)[^\\s/@]{1,300}(?=@)"),
          pattern("(\\b)eyJ[\\w-]{5,}+\\.[\\w-]{5,}+\\.[\\w-]++"));

  private LikelySecrets() {}

  private static Pattern pattern(String regex) {
    return Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
  }

  static String hide(String text) {
    String redacted = text;
    for (Pattern secret : SECRETS) {
      redacted = secret.matcher(redacted).replaceAll(HIDDEN);
    }
    return redacted;
  }
}
