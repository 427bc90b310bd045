package io.haldane.load.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Headers as command lines give them, checked before they are sent. */
final class Headers {
  private static final int MOST = 100;
  private static final int LONGEST = 16 * 1024;
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");
  private static final Pattern VALUE = Pattern.compile("[\\t\\x20-\\x7e\\x80-\\xff]*");

  private Headers() {}

  /** Each as {@code name: value}. */
  static List<Header> parse(String tool, List<String> lines) throws Refusal {
    if (lines.size() > MOST) {
      throw new Refusal("%s: the command has more than %d headers.".formatted(tool, MOST));
    }
    List<Header> headers = new ArrayList<>();
    int length = 0;
    for (String line : lines) {
      int colon = line.indexOf(':');
      String name = colon < 0 ? "" : line.substring(0, colon).strip();
      String value = line.substring(colon + 1).strip();
      headers.add(checked(tool, name, value));
      length += line.length();
    }
    if (length > LONGEST) {
      throw new Refusal("%s: the headers have more than %d characters.".formatted(tool, LONGEST));
    }
    return List.copyOf(headers);
  }

  static Header checked(String tool, String name, String value) throws Refusal {
    if (!NAME.matcher(name).matches() || !VALUE.matcher(value).matches()) {
      throw new Refusal("%s: a header must be written as 'Name: value'.".formatted(tool));
    }
    return new Header(name, value);
  }
}
