package io.haldane.view.pages;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the docs say of one event.
 *
 * @param text of the event; what differs from event to event is in angle brackets
 * @param meaning in one or two sentences
 * @param action what a user does then; empty when there is nothing to do
 */
record EventLine(String text, String meaning, String action, Pattern pattern) {
  private static final Pattern VARIABLE = Pattern.compile("<[\\w ]+>");

  static EventLine event(String text, String meaning, String action) {
    String pattern =
        Arrays.stream(VARIABLE.split(text, -1))
            .map(Pattern::quote)
            .collect(Collectors.joining(".*"));
    return new EventLine(text, meaning, action, Pattern.compile(pattern, Pattern.DOTALL));
  }

  boolean matches(String message) {
    return pattern.matcher(message).matches();
  }

  /** How many characters do not vary: of two lines that match, the longer one is meant. */
  int fixed() {
    return VARIABLE.matcher(text).replaceAll("").length();
  }
}
