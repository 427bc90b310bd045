package io.haldane.sandbox.metrics;

import io.haldane.sandbox.metrics.Exposition.Line;
import io.haldane.sandbox.promql.GoFloat;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads Prometheus' text format, version 0.0.4. Types and help texts are skipped. */
final class ExpositionParser {
  private static final Pattern NAME = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*+");
  private static final Pattern LABEL = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*+");
  private static final Pattern WORD = Pattern.compile("[^ \\t]++");

  private final String line;
  private int at;

  private ExpositionParser(String line) {
    this.line = line;
  }

  static Exposition parse(String page) {
    List<Line> lines = new ArrayList<>();
    int number = 0;
    for (String text : page.split("\n", -1)) {
      number++;
      String content = text.replaceFirst("^[ \\t]+", "");
      if (!content.isEmpty() && !content.startsWith("#")) {
        try {
          lines.add(new ExpositionParser(content).sample());
        } catch (Malformed e) {
          return new Exposition.Malformed(number, String.valueOf(e.getMessage()));
        }
      }
    }
    return new Exposition.Scraped(lines);
  }

  private Line sample() throws Malformed {
    String name = take(NAME, "a metric name");
    skipSpace();
    Map<String, String> labels = takeIf('{') ? labels() : Map.of();
    skipSpace();
    String number = take(WORD, "a value");
    OptionalDouble value = GoFloat.parse(number);
    if (value.isEmpty()) {
      throw new Malformed("\"" + number + "\" is not a number");
    }
    skipSpace();
    Long millis = at < line.length() ? timestamp() : null;
    return new Line(name, labels, value.getAsDouble(), millis);
  }

  private Map<String, String> labels() throws Malformed {
    Map<String, String> labels = new LinkedHashMap<>();
    skipSpace();
    while (!takeIf('}')) {
      String label = take(LABEL, "a label name");
      skipSpace();
      expect('=');
      skipSpace();
      expect('"');
      labels.put(label, quoted());
      skipSpace();
      if (!takeIf(',') && !(at < line.length() && line.charAt(at) == '}')) {
        throw expected("\",\" or \"}\"");
      }
      skipSpace();
    }
    return labels;
  }

  /** A backslash before anything but its three escapes stands for itself. */
  private String quoted() throws Malformed {
    StringBuilder text = new StringBuilder();
    while (at < line.length()) {
      char c = line.charAt(at++);
      if (c == '"') {
        return text.toString();
      }
      char next = at < line.length() ? line.charAt(at) : ' ';
      if (c == '\\' && (next == 'n' || next == '"' || next == '\\')) {
        text.append(next == 'n' ? '\n' : next);
        at++;
      } else {
        text.append(c);
      }
    }
    throw expected("a closing quote");
  }

  private Long timestamp() throws Malformed {
    String word = take(WORD, "a timestamp");
    skipSpace();
    if (at < line.length()) {
      throw expected("the end of the line");
    }
    try {
      return Long.valueOf(word);
    } catch (NumberFormatException e) {
      throw new Malformed("\"" + word + "\" is not a timestamp in milliseconds");
    }
  }

  private void skipSpace() {
    while (at < line.length() && (line.charAt(at) == ' ' || line.charAt(at) == '\t')) {
      at++;
    }
  }

  private boolean takeIf(char c) {
    boolean here = at < line.length() && line.charAt(at) == c;
    at += here ? 1 : 0;
    return here;
  }

  private void expect(char c) throws Malformed {
    if (!takeIf(c)) {
      throw expected("\"" + c + "\"");
    }
  }

  private String take(Pattern pattern, String what) throws Malformed {
    Matcher matcher = pattern.matcher(line).region(at, line.length());
    if (!matcher.lookingAt()) {
      throw expected(what);
    }
    at = matcher.end();
    return matcher.group();
  }

  private Malformed expected(String what) {
    String found = at < line.length() ? "\"" + line.charAt(at) + "\"" : "the end of the line";
    return new Malformed("expected " + what + " at column " + (at + 1) + ", found " + found);
  }

  private static final class Malformed extends Exception {
    private static final long serialVersionUID = 1L;

    Malformed(String why) {
      super(why, null, false, false);
    }
  }
}
