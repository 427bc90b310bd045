package io.haldane.template;

import io.haldane.template.Token.Kind;
import java.util.List;

/** A reader's place among the tokens. */
final class Tokens {
  private final List<Token> tokens;
  private int next;

  Tokens(List<Token> tokens) {
    this.tokens = tokens;
  }

  Token peek() {
    return tokens.get(next);
  }

  /** The token after the next one. */
  Token peekSecond() {
    return tokens.get(Math.min(next + 1, tokens.size() - 1));
  }

  Token take() {
    Token token = tokens.get(next);
    if (!token.is(Kind.END)) {
      next++;
    }
    return token;
  }

  /** Takes a token of this kind and these words after it, if all of them come next. */
  boolean accept(Kind kind, String... words) {
    boolean accepted = peek().is(kind);
    for (int at = 0; accepted && at < words.length; at++) {
      accepted = next + 1 + at < tokens.size() && tokens.get(next + 1 + at).isName(words[at]);
    }
    if (accepted) {
      next += 1 + words.length;
    }
    return accepted;
  }

  /** Takes the closing braces, or says what stands there instead. */
  void close(String after) {
    if (!accept(Kind.CLOSE)) {
      throw unexpected(peek(), after);
    }
  }

  static TemplateFault unexpected(Token token, String where) {
    return new TemplateFault(token.offset(), "unexpected " + token.shown() + " in " + where);
  }
}
