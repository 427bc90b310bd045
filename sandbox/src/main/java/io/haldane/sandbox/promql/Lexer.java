package io.haldane.sandbox.promql;

import io.haldane.sandbox.promql.Token.Kind;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a query into tokens, one at a time, so that the first error in reading order is found. */
final class Lexer {
  private static final Pattern SPACE_AND_COMMENTS = Pattern.compile("(?:[ \\t\\r\\n]|#[^\\n]*+)++");
  private static final Pattern NAME = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*+");
  private static final Pattern NUMBER =
      Pattern.compile("0[xX][0-9a-fA-F]*|(?:\\d++\\.?\\d*+|\\.\\d++)(?:[eE][+-]?\\d*+)?");
  private static final Pattern DURATION = Pattern.compile("(?:\\d++(?:ms|[smhdwy]))++");

  /** Longer symbols before those that they begin with. */
  private static final List<Kind> SYMBOLS =
      List.of(
          Kind.MATCHES,
          Kind.MATCHES_NOT,
          Kind.EQUAL,
          Kind.NOT_EQUAL,
          Kind.LESS_OR_EQUAL,
          Kind.GREATER_OR_EQUAL,
          Kind.LEFT_PAREN,
          Kind.RIGHT_PAREN,
          Kind.LEFT_BRACE,
          Kind.RIGHT_BRACE,
          Kind.LEFT_BRACKET,
          Kind.RIGHT_BRACKET,
          Kind.COMMA,
          Kind.ASSIGN,
          Kind.LESS,
          Kind.GREATER,
          Kind.PLUS,
          Kind.MINUS,
          Kind.TIMES,
          Kind.DIVIDE,
          Kind.MODULO,
          Kind.POWER,
          Kind.AT);

  private final String query;
  private int at;

  Lexer(String query) {
    this.query = query;
  }

  Token next() {
    at = endOf(SPACE_AND_COMMENTS);
    if (at >= query.length()) {
      return new Token(Kind.END, query.length(), "");
    }
    char c = query.charAt(at);
    if (c == '"' || c == '\'' || c == '`') {
      return string();
    }
    if (isDigit(c) || (c == '.' && at + 1 < query.length() && isDigit(query.charAt(at + 1)))) {
      return number();
    }
    int end = endOf(NAME);
    if (end > at) {
      boolean colon = query.substring(at, end).indexOf(':') >= 0;
      return take(colon ? Kind.METRIC : Kind.WORD, end);
    }
    return symbol(c);
  }

  private Token symbol(char c) {
    for (Kind kind : SYMBOLS) {
      if (query.startsWith(kind.shown(), at)) {
        return take(kind, at + kind.shown().length());
      }
    }
    if (c == '!') {
      String after = at + 1 < query.length() ? "'" + query.charAt(at + 1) + "'" : "end of input";
      throw Fault.at(at, "unexpected character after '!': " + after);
    }
    throw Fault.at(at, "unexpected character: '" + c + "'");
  }

  /** A number or a duration: the letter after the digits says which. */
  private Token number() {
    int number = endOf(NUMBER);
    int duration = endOf(DURATION);
    int end = Math.max(number, duration);
    if (end < query.length() && isNamePart(query.charAt(end))) {
      int bad = end;
      while (bad < query.length() && isNamePart(query.charAt(bad))) {
        bad++;
      }
      String shown = Quoted.of(query.substring(at, bad));
      throw Fault.at(at, "bad number or duration syntax: " + shown);
    }
    return take(number >= duration ? Kind.NUMBER : Kind.DURATION, end);
  }

  private Token string() {
    char quote = query.charAt(at);
    int end = at + 1;
    while (end < query.length() && query.charAt(end) != quote) {
      boolean escape = query.charAt(end) == '\\' && quote != '`';
      if (query.charAt(end) == '\n' && quote != '`') {
        break;
      }
      end += escape ? 2 : 1;
    }
    if (end >= query.length() || query.charAt(end) != quote) {
      throw Fault.at(at, "unterminated " + (quote == '`' ? "raw" : "quoted") + " string");
    }
    String inside = query.substring(at + 1, end);
    String meaning = quote == '`' ? inside : StringEscapes.resolve(inside, quote, at);
    Token token = new Token(Kind.STRING, at, meaning);
    at = end + 1;
    return token;
  }

  private Token take(Kind kind, int end) {
    Token token = new Token(kind, at, query.substring(at, end));
    at = end;
    return token;
  }

  private int endOf(Pattern pattern) {
    Matcher matcher = pattern.matcher(query).region(at, query.length());
    return matcher.lookingAt() ? matcher.end() : at;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isNamePart(char c) {
    return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  }
}
