package io.haldane.template;

import io.haldane.template.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/** Cuts a template into text, actions and comments, and trims the text as the markers ask. */
final class Lexer {
  static final String LEFT = "{{";
  static final String RIGHT = "}}";

  private final String source;
  private final List<Token> tokens = new ArrayList<>();
  private int position;
  private boolean trimNext;

  private Lexer(String source) {
    this.source = source;
  }

  /** All tokens, the last of them {@link Kind#END}. */
  static List<Token> tokens(String source) {
    Lexer lexer = new Lexer(source);
    lexer.run();
    return lexer.tokens;
  }

  private void run() {
    int open = source.indexOf(LEFT);
    while (open >= 0) {
      boolean trims = trimsLeft(source, open + LEFT.length());
      text(open, trims);
      // The marker is a minus sign and one white space; without the space it is a negative number.
      int inside = open + LEFT.length() + (trims ? 2 : 0);
      if (source.startsWith("/*", inside)) {
        comment(inside);
      } else {
        action(open, inside);
      }
      open = source.indexOf(LEFT, position);
    }
    text(source.length(), false);
    tokens.add(new Token(Kind.END, "", source.length(), false));
  }

  private void text(int end, boolean trims) {
    int from = position;
    int to = end;
    while (trimNext && from < to && isSpace(source.charAt(from))) {
      from++;
    }
    while (trims && from < to && isSpace(source.charAt(to - 1))) {
      to--;
    }
    if (from < to) {
      tokens.add(new Token(Kind.TEXT, source.substring(from, to), from, false));
    }
  }

  private void comment(int begin) {
    int end = source.indexOf("*/", begin + 2);
    if (end < 0) {
      throw new TemplateFault(begin, "unclosed comment; end it with */" + RIGHT);
    }
    position = end + 2;
    trimNext = trimsRight(source, position);
    position += trimNext ? 2 : 0;
    if (!source.startsWith(RIGHT, position)) {
      throw new TemplateFault(
          position, "a comment fills its action; write " + RIGHT + " right after */");
    }
    position += RIGHT.length();
  }

  private void action(int open, int inside) {
    tokens.add(new Token(Kind.OPEN, LEFT, open, false));
    ActionLexer action = new ActionLexer(source, inside, tokens);
    int close = action.scan();
    trimNext = trimsRight(source, close);
    position = close + (trimNext ? 2 : 0) + RIGHT.length();
    tokens.add(new Token(Kind.CLOSE, RIGHT, close, true));
  }

  private static boolean trimsLeft(String source, int at) {
    return source.startsWith("-", at) && at + 1 < source.length() && isSpace(source.charAt(at + 1));
  }

  /** Whether a white space, a minus sign and the closing braces begin here. */
  static boolean trimsRight(String source, int at) {
    return at < source.length()
        && isSpace(source.charAt(at))
        && source.startsWith("-" + RIGHT, at + 1);
  }

  static boolean isSpace(char character) {
    return character == ' ' || character == '\t' || character == '\r' || character == '\n';
  }
}
