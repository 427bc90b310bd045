package io.haldane.sandbox.promql;

import io.haldane.sandbox.promql.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The tokens of a query with one of them looked at before it is taken. */
final class Tokens {
  /** Words that end an expression, so that they cannot be metrics in its place. */
  private static final Set<String> RESERVED =
      Set.of("bool", "on", "ignoring", "group_left", "group_right");

  private static final Set<String> KEYWORDS =
      Set.of("and", "or", "unless", "by", "without", "offset");

  private final Lexer lexer;
  private final StringBuilder open = new StringBuilder();
  private Token next;

  Tokens(String query) {
    this.lexer = new Lexer(query);
    this.next = lexer.next();
  }

  Token peek() {
    return next;
  }

  boolean at(Kind kind) {
    return next.is(kind);
  }

  boolean at(String keyword) {
    return next.is(keyword);
  }

  Token take() {
    Token taken = next;
    track(taken);
    if (!taken.is(Kind.END)) {
      next = lexer.next();
    }
    return taken;
  }

  boolean takeIf(Kind kind) {
    boolean here = at(kind);
    if (here) {
      take();
    }
    return here;
  }

  boolean takeIf(String keyword) {
    boolean here = at(keyword);
    if (here) {
      take();
    }
    return here;
  }

  /**
   * Takes a token of one kind.
   *
   * @param where as the error says it, such as {@code in label matching}
   */
  Token expect(Kind kind, String where) {
    if (!at(kind)) {
      throw unexpected(where, kind.shown());
    }
    return take();
  }

  /** Labels in parentheses; any word is a label there, and a comma may follow the last. */
  List<String> labels() {
    expect(Kind.LEFT_PAREN, "in grouping opts");
    List<String> labels = new ArrayList<>();
    while (!at(Kind.RIGHT_PAREN)) {
      if (!at(Kind.WORD)) {
        throw unexpected("in grouping opts", "label");
      }
      labels.add(take().text());
      if (!takeIf(Kind.COMMA) && !at(Kind.RIGHT_PAREN)) {
        throw unexpected("in grouping opts", "\",\" or \")\"");
      }
    }
    take();
    return labels;
  }

  static boolean isReserved(Token token) {
    return token.is(Kind.WORD) && RESERVED.contains(token.text().toLowerCase(Locale.ROOT));
  }

  Fault unexpected() {
    return unexpected("", "");
  }

  Fault unexpected(String where, String expected) {
    if (at(Kind.END) && !open.isEmpty()) {
      return Fault.at(next.offset(), unclosed());
    }
    if (at(Kind.RIGHT_PAREN) && open.indexOf("(") < 0) {
      return Fault.at(next.offset() + 1, "unexpected right parenthesis ')'");
    }
    String text = "unexpected " + shown(next);
    text += where.isEmpty() ? "" : " " + where;
    text += expected.isEmpty() ? "" : ", expected " + expected;
    return Fault.at(next.offset(), text);
  }

  private static String shown(Token token) {
    String word = token.text().toLowerCase(Locale.ROOT);
    boolean keyword = token.is(Kind.WORD) && (KEYWORDS.contains(word) || isReserved(token));
    return keyword ? "<" + word + ">" : token.shown();
  }

  private String unclosed() {
    return switch (open.charAt(open.length() - 1)) {
      case '{' -> "unexpected end of input inside braces";
      case '[' -> "unclosed left bracket";
      default -> "unclosed left parenthesis";
    };
  }

  private void track(Token token) {
    if (token.is(Kind.LEFT_PAREN) || token.is(Kind.LEFT_BRACE) || token.is(Kind.LEFT_BRACKET)) {
      open.append(token.text());
    }
    boolean closes =
        token.is(Kind.RIGHT_PAREN) || token.is(Kind.RIGHT_BRACE) || token.is(Kind.RIGHT_BRACKET);
    if (closes && !open.isEmpty()) {
      open.setLength(open.length() - 1);
    }
  }
}
