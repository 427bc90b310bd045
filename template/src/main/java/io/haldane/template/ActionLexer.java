package io.haldane.template;

import io.haldane.template.Token.Kind;
import java.util.List;

/** Cuts the inside of one action into tokens. */
final class ActionLexer {
  /** What may follow a name, a field or a variable without white space. */
  private static final String TERMINATORS = ".,|:)(";

  private final String source;
  private final int begin;
  private final List<Token> tokens;
  private int position;
  private boolean spaced;

  ActionLexer(String source, int begin, List<Token> tokens) {
    this.source = source;
    this.begin = begin;
    this.tokens = tokens;
    this.position = begin;
  }

  /** Adds the tokens up to the closing braces or their trim marker, and tells where these begin. */
  int scan() {
    while (!atClose()) {
      if (position >= source.length()) {
        throw new TemplateFault(begin - 2, "unclosed action; end it with " + Lexer.RIGHT);
      }
      if (Lexer.isSpace(source.charAt(position))) {
        position++;
        spaced = true;
      } else {
        token(source.charAt(position));
        spaced = false;
      }
    }
    return position;
  }

  private boolean atClose() {
    return source.startsWith(Lexer.RIGHT, position) || Lexer.trimsRight(source, position);
  }

  private void token(char first) {
    switch (first) {
      case '"' -> quoted();
      case '`' -> raw();
      case '$' -> word(Kind.VARIABLE, Kind.VARIABLE);
      case '|' -> fixed(Kind.PIPE, "|");
      case '(' -> fixed(Kind.LEFT_PAREN, "(");
      case ')' -> fixed(Kind.RIGHT_PAREN, ")");
      case '=' -> fixed(Kind.ASSIGN, "=");
      case ':' -> fixed(Kind.DECLARE, ":=");
      case '.' -> dot();
      case '\'' -> throw fault("single quotes are not strings in templates; use double quotes");
      default -> nameOrNumber(first);
    }
  }

  private void fixed(Kind kind, String text) {
    if (!source.startsWith(text, position)) {
      throw fault("expected " + text);
    }
    add(kind, text, position + text.length());
  }

  private void dot() {
    if (position + 1 < source.length() && isDigit(source.charAt(position + 1))) {
      number();
    } else {
      word(Kind.FIELD, Kind.DOT);
    }
  }

  private void nameOrNumber(char first) {
    if (isDigit(first) || first == '+' || first == '-') {
      number();
    } else if (isWord(source.codePointAt(position))) {
      word(Kind.NAME, Kind.NAME);
    } else {
      throw fault("unexpected character " + shown(position));
    }
  }

  /** A word with or without a leading sign; the sign alone is of the second kind. */
  private void word(Kind kind, Kind alone) {
    int end = position;
    if (kind != Kind.NAME) {
      end++;
    }
    int from = end;
    while (end < source.length() && isWord(source.codePointAt(end))) {
      end += Character.charCount(source.codePointAt(end));
    }
    if (!terminated(end)) {
      throw new TemplateFault(end, badCharacter(end));
    }
    add(end == from ? alone : kind, source.substring(position, end), end);
  }

  private boolean terminated(int at) {
    return at >= source.length()
        || Lexer.isSpace(source.charAt(at))
        || TERMINATORS.indexOf(source.charAt(at)) >= 0
        || source.startsWith(Lexer.RIGHT, at);
  }

  private String badCharacter(int at) {
    String bad = "bad character " + shown(at) + " after " + source.substring(position, at);
    return source.charAt(at) == '-'
        ? bad + "; a key with a dash is read by {{ index variables \"a-key\" }}"
        : bad + "; put a space between operands";
  }

  private void number() {
    int end = position + 1;
    while (end < source.length() && (inNumber(source.charAt(end)) || isExponentSign(end))) {
      end++;
    }
    add(Kind.NUMBER, source.substring(position, end), end);
  }

  private static boolean inNumber(char character) {
    return isWord(character) || character == '.';
  }

  private boolean isExponentSign(int at) {
    char sign = source.charAt(at);
    char before = source.charAt(at - 1);
    return (sign == '+' || sign == '-') && (before == 'e' || before == 'E');
  }

  private void quoted() {
    int end = position + 1;
    while (end < source.length() && source.charAt(end) != '"' && source.charAt(end) != '\n') {
      end += source.charAt(end) == '\\' ? 2 : 1;
    }
    if (end >= source.length() || source.charAt(end) != '"') {
      throw fault("unterminated string; close it with \" on the same line");
    }
    String text = Quotes.unquote(source.substring(position + 1, end), position);
    add(Kind.STRING, text, end + 1);
  }

  private void raw() {
    int end = source.indexOf('`', position + 1);
    if (end < 0) {
      throw fault("unterminated raw string; close it with a backquote");
    }
    // Raw text drops carriage returns, so that a template means the same with either line ending.
    String text = source.substring(position + 1, end).replace("\r", "");
    add(Kind.STRING, text, end + 1);
  }

  private void add(Kind kind, String text, int end) {
    tokens.add(new Token(kind, text, position, spaced));
    position = end;
  }

  private String shown(int at) {
    return "'" + Character.toString(source.codePointAt(at)) + "'";
  }

  private TemplateFault fault(String why) {
    return new TemplateFault(position, why);
  }

  private static boolean isDigit(char character) {
    return character >= '0' && character <= '9';
  }

  private static boolean isWord(int character) {
    return character == '_' || Character.isLetterOrDigit(character);
  }
}
