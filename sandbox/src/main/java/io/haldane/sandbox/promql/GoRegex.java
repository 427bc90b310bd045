package io.haldane.sandbox.promql;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A regular expression in RE2's syntax, always matched against the whole text. Java's engine runs
 * it: what the two write differently is translated, what RE2 does not know is refused.
 */
final class GoRegex {
  /** Java's engine backtracks; RE2's does not. A match that reads more characters is given up. */
  private static final int MOST_READS = 2_000_000;

  private static final Pattern REPEAT = Pattern.compile("\\{\\d{1,4}(?:,\\d{0,4})?}");
  private static final Pattern FLAGS = Pattern.compile("\\(\\?[ims]*(?:-[ims]+)?[:)]");
  private static final Pattern NAMED_GROUP = Pattern.compile("\\(\\?P<\\w+>");
  private static final Pattern POSIX = Pattern.compile("\\[:(\\^?)([^:\\]]*):]");
  private static final String ESCAPES = "dDsSwWbBAzpPtnrfaxQ01234567";
  private static final Map<String, String> POSIX_CLASSES =
      Map.ofEntries(
          Map.entry("alnum", "Alnum"),
          Map.entry("alpha", "Alpha"),
          Map.entry("ascii", "ASCII"),
          Map.entry("blank", "Blank"),
          Map.entry("cntrl", "Cntrl"),
          Map.entry("digit", "Digit"),
          Map.entry("graph", "Graph"),
          Map.entry("lower", "Lower"),
          Map.entry("print", "Print"),
          Map.entry("punct", "Punct"),
          Map.entry("space", "Space"),
          Map.entry("upper", "Upper"),
          Map.entry("xdigit", "XDigit"));

  private final String source;
  private final StringBuilder java = new StringBuilder();
  private int at;

  private GoRegex(String source) {
    this.source = source;
  }

  /**
   * Compiles an expression.
   *
   * @throws IllegalArgumentException when it is not one; the message says why
   */
  static Pattern compile(String source) {
    String translated = new GoRegex(source).translate();
    try {
      return Pattern.compile(translated, Pattern.UNIX_LINES | Pattern.UNICODE_CASE);
    } catch (PatternSyntaxException e) {
      throw refused(e.getDescription(), source);
    }
  }

  /** Whether all of a text matches. */
  static boolean matches(Pattern pattern, String text) {
    try {
      return pattern.matcher(new CountedReads(text)).matches();
    } catch (StackOverflowError tooDeep) {
      throw Fault.execution("matching " + pattern + " is nested too deeply for this engine");
    }
  }

  private static IllegalArgumentException refused(String why, String what) {
    return new IllegalArgumentException("error parsing regexp: " + why + ": `" + what + "`");
  }

  private String translate() {
    while (at < source.length()) {
      char c = source.charAt(at);
      switch (c) {
        case '\\' -> escape(false);
        case '[' -> characterClass();
        case '(' -> group();
        case '*', '+', '?' -> quantifier(at + 1);
        case '{' -> brace();
        case '$' -> emit("(?-m:\\z)", 1);
        default -> emit(String.valueOf(c), 1);
      }
    }
    return java.toString();
  }

  private void emit(String text, int consumed) {
    java.append(text);
    at += consumed;
  }

  private void group() {
    Matcher named = NAMED_GROUP.matcher(source).region(at, source.length());
    if (named.lookingAt()) {
      emit("(", named.end() - at);
    } else if (!source.startsWith("(?", at)) {
      emit("(", 1);
    } else {
      Matcher flags = FLAGS.matcher(source).region(at, source.length());
      if (!flags.lookingAt()) {
        String shown = source.substring(at, Math.min(source.length(), at + 3));
        throw refused("invalid or unsupported Perl syntax", shown);
      }
      emit(flags.group(), flags.end() - at);
    }
  }

  private void brace() {
    Matcher repeat = REPEAT.matcher(source).region(at, source.length());
    if (repeat.lookingAt()) {
      quantifier(repeat.end());
    } else {
      emit("\\{", 1);
    }
  }

  /** Copies a quantifier and its {@code ?}; a second one would be possessive in Java. */
  private void quantifier(int end) {
    int after = end < source.length() && source.charAt(end) == '?' ? end + 1 : end;
    if (after < source.length() && "*+?".indexOf(source.charAt(after)) >= 0) {
      throw refused("invalid nested repetition operator", source.substring(at, after + 1));
    }
    emit(source.substring(at, after), after - at);
  }

  private void escape(boolean inClass) {
    if (at + 1 >= source.length()) {
      throw refused("trailing backslash at end of expression", "");
    }
    char c = source.charAt(at + 1);
    if (c == 'v') {
      emit("\\x0B", 2);
    } else if (c == 'Q' && !inClass) {
      int end = source.indexOf("\\E", at);
      String literal = end < 0 ? source.substring(at + 2) : source.substring(at + 2, end);
      emit(Pattern.quote(literal), literal.length() + (end < 0 ? 2 : 4));
    } else if (c >= '0' && c <= '7') {
      octal(c);
    } else if (Character.isLetterOrDigit(c) && ESCAPES.indexOf(c) < 0) {
      throw refused("invalid escape sequence", source.substring(at, at + 2));
    } else {
      emit(source.substring(at, at + 2), 2);
    }
  }

  /** Java's octal escapes need a leading zero; a single digit would be a back reference. */
  private void octal(char first) {
    int end = at + 2;
    while (end < source.length() && end < at + 4 && "01234567".indexOf(source.charAt(end)) >= 0) {
      end++;
    }
    if (first != '0' && end < at + 3) {
      throw refused("invalid escape sequence", source.substring(at, at + 2));
    }
    emit(
        "\\x{" + Integer.toHexString(Integer.parseInt(source.substring(at + 1, end), 8)) + "}",
        end - at);
  }

  private void characterClass() {
    int open = at;
    boolean negated = source.startsWith("[^", at);
    emit(negated ? "[^" : "[", negated ? 2 : 1);
    for (boolean first = true; ; first = false) {
      if (at >= source.length()) {
        throw refused("missing closing ]", source.substring(open));
      }
      char c = source.charAt(at);
      if (c == ']' && !first) {
        emit("]", 1);
        return;
      }
      member(c);
    }
  }

  private void member(char c) {
    if (c == '\\') {
      escape(true);
      return;
    }
    Matcher posix = POSIX.matcher(source).region(at, source.length());
    if (posix.lookingAt()) {
      String name = POSIX_CLASSES.get(posix.group(2));
      if (name == null) {
        throw refused("invalid character class range", posix.group());
      }
      emit((posix.group(1).isEmpty() ? "\\p{" : "\\P{") + name + "}", posix.end() - at);
    } else if (c == '[' || c == ']' || c == '&') {
      emit("\\" + c, 1);
    } else {
      emit(String.valueOf(c), 1);
    }
  }

  private static final class CountedReads implements CharSequence {
    private final String text;
    private int reads;

    CountedReads(String text) {
      this.text = text;
    }

    @Override
    public char charAt(int index) {
      if (++reads > MOST_READS) {
        throw Fault.execution("a regular expression takes too long on a label value: simplify it");
      }
      return text.charAt(index);
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.substring(start, end);
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
