package io.haldane.sandbox.promql;

import io.haldane.sandbox.promql.LabelMatcher.Operator;
import io.haldane.sandbox.promql.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Reads selectors: {@code name{label="value"}[5m] offset 1m}. */
final class SelectorParser {
  private static final String IN_MATCHING = "in label matching";

  private static final Map<Kind, Operator> OPERATORS =
      Map.of(
          Kind.ASSIGN, Operator.EQUAL,
          Kind.NOT_EQUAL, Operator.NOT_EQUAL,
          Kind.MATCHES, Operator.MATCHES,
          Kind.MATCHES_NOT, Operator.MATCHES_NOT);

  private final Tokens tokens;

  SelectorParser(Tokens tokens) {
    this.tokens = tokens;
  }

  /** A selector after its name, which is empty when it has none. */
  Expr.Selector selector(int offset, String name) {
    List<LabelMatcher> matchers = new ArrayList<>();
    if (!name.isEmpty()) {
      matchers.add(LabelMatcher.of(Labels.NAME, Operator.EQUAL, name));
    }
    if (tokens.takeIf(Kind.LEFT_BRACE)) {
      braces(matchers);
    }
    if (!name.isEmpty()) {
      refuseSecondName(offset, name, matchers);
    }
    if (matchers.stream().allMatch(matcher -> matcher.matches(""))) {
      throw Fault.at(offset, "vector selector must contain at least one non-empty matcher");
    }
    return new Expr.Selector(offset, List.copyOf(matchers), 0);
  }

  private void braces(List<LabelMatcher> matchers) {
    while (!tokens.takeIf(Kind.RIGHT_BRACE)) {
      matchers.add(matcher());
      if (!tokens.takeIf(Kind.COMMA) && !tokens.at(Kind.RIGHT_BRACE)) {
        throw tokens.unexpected(IN_MATCHING, "\",\" or \"}\"");
      }
    }
  }

  private LabelMatcher matcher() {
    if (!tokens.at(Kind.WORD)) {
      throw tokens.unexpected(IN_MATCHING, "identifier or \"}\"");
    }
    Token label = tokens.take();
    Operator operator = OPERATORS.get(tokens.peek().kind());
    if (operator == null) {
      throw tokens.unexpected(IN_MATCHING, "label matching operator");
    }
    tokens.take();
    Token value = tokens.expect(Kind.STRING, IN_MATCHING);
    try {
      return LabelMatcher.of(label.text(), operator, value.text());
    } catch (IllegalArgumentException e) {
      throw Fault.at(label.offset(), String.valueOf(e.getMessage()));
    }
  }

  private static void refuseSecondName(int offset, String name, List<LabelMatcher> matchers) {
    for (LabelMatcher matcher : matchers.subList(1, matchers.size())) {
      boolean second = matcher.label().equals(Labels.NAME) && matcher.operator() == Operator.EQUAL;
      if (second) {
        String both = Quoted.of(name) + " or " + Quoted.of(matcher.value());
        throw Fault.at(offset, "metric name must not be set twice: " + both);
      }
    }
  }

  /** What may stand behind any expression, but means something only behind a selector. */
  Expr suffixes(Expr expr) {
    Expr result = expr;
    boolean moved = false;
    while (true) {
      Token token = tokens.peek();
      if (token.is(Kind.LEFT_BRACKET)) {
        result = range(result, moved);
      } else if (token.is("offset")) {
        result = offset(result, moved);
        moved = true;
      } else if (token.is(Kind.AT)) {
        throw Fault.at(token.offset(), "the @ modifier is not known to the embedded evaluator");
      } else {
        return result;
      }
    }
  }

  private Expr range(Expr expr, boolean moved) {
    Token bracket = tokens.take();
    Token duration = tokens.expect(Kind.DURATION, "in range");
    if (tokens.at(Kind.METRIC) && tokens.peek().text().startsWith(":")) {
      throw Fault.at(tokens.peek().offset(), "subqueries are not known to the embedded evaluator");
    }
    tokens.expect(Kind.RIGHT_BRACKET, "in range");
    if (!(expr instanceof Expr.Selector selector)) {
      throw Fault.at(bracket.offset(), "ranges only allowed for vector selectors");
    }
    if (moved) {
      throw Fault.at(bracket.offset(), "no offset modifiers allowed before range");
    }
    return new Expr.Range(selector.offset(), selector, millis(duration));
  }

  private Expr offset(Expr expr, boolean moved) {
    tokens.take();
    boolean forward = tokens.takeIf(Kind.MINUS);
    long millis = millis(tokens.expect(Kind.DURATION, "in offset"));
    long back = forward ? -millis : millis;
    if (moved) {
      throw Fault.at(expr.offset(), "offset may not be set multiple times");
    }
    if (expr instanceof Expr.Selector selector) {
      return new Expr.Selector(selector.offset(), selector.matchers(), back);
    }
    if (expr instanceof Expr.Range range) {
      Expr.Selector selector = range.selector();
      return new Expr.Range(
          range.offset(),
          new Expr.Selector(selector.offset(), selector.matchers(), back),
          range.millis());
    }
    throw Fault.at(
        expr.offset(),
        "offset modifier must be preceded by an instant vector selector or range vector selector");
  }

  private static long millis(Token duration) {
    OptionalLong millis = PromDuration.parse(duration.text());
    if (millis.isEmpty()) {
      String shown = Quoted.of(duration.text());
      throw Fault.at(duration.offset(), "not a valid duration string: " + shown);
    }
    if (millis.getAsLong() == 0) {
      throw Fault.at(duration.offset(), "duration must be greater than 0");
    }
    return millis.getAsLong();
  }
}
