package io.haldane.sandbox.promql;

import io.haldane.sandbox.promql.Matching.Cardinality;
import io.haldane.sandbox.promql.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a query by precedence climbing. Grammar and error texts are those of Prometheus 2. */
final class Parser {
  /** Bounds that no query of people reaches, so that none can exhaust the stack. */
  private static final int DEEPEST = 200;

  private static final int MOST_OPERATORS = 500;

  private static final Pattern OCTAL = Pattern.compile("0[0-7]+");
  private static final Pattern HEXADECIMAL = Pattern.compile("0[xX][0-9a-fA-F]{1,15}");

  /** Functions of PromQL that this evaluator does not have, to tell them from misspellings. */
  private static final Set<String> ELSEWHERE =
      Set.of(
          ("absent_over_time acos acosh asin asinh atan atanh changes cos cosh day_of_month"
                  + " day_of_week day_of_year days_in_month deg deriv histogram_count"
                  + " histogram_fraction histogram_sum holt_winters hour label_join label_replace"
                  + " log10 log2 minute month pi predict_linear present_over_time"
                  + " quantile_over_time rad resets sgn sin sinh sort sort_desc stddev_over_time"
                  + " stdvar_over_time tan tanh timestamp year")
              .split(" "));

  private final Tokens tokens;
  private final SelectorParser selectors;
  private int depth;
  private int operators;

  private Parser(String query) {
    this.tokens = new Tokens(query);
    this.selectors = new SelectorParser(tokens);
  }

  static Expr parse(String query) {
    Parser parser = new Parser(query);
    if (parser.tokens.at(Kind.END)) {
      throw Fault.at(0, "no expression found in input");
    }
    Expr expr = parser.expression(0);
    if (!parser.tokens.at(Kind.END)) {
      throw parser.tokens.unexpected();
    }
    return expr;
  }

  /** An expression whose operators bind at least as tightly as given. */
  private Expr expression(int precedence) {
    Expr left = unary();
    while (true) {
      Optional<BinaryOperator> next = BinaryOperator.of(tokens.peek());
      if (next.isEmpty() || next.get().precedence() < precedence) {
        return left;
      }
      left = binary(left, next.get());
    }
  }

  private Expr binary(Expr left, BinaryOperator operator) {
    Token symbol = tokens.take();
    if (++operators > MOST_OPERATORS) {
      throw Fault.at(symbol.offset(), "more than " + MOST_OPERATORS + " operators in one query");
    }
    boolean bool = tokens.takeIf("bool");
    boolean matched = tokens.at("on") || tokens.at("ignoring");
    Matching matching = matched ? matching() : Matching.DEFAULT;
    // Only the power groups from the right.
    int tighter = operator == BinaryOperator.POWER ? 0 : 1;
    Expr right = expression(operator.precedence() + tighter);
    Expr.Binary binary = new Expr.Binary(left, operator, bool, matching, right);
    return TypeChecks.binary(binary, symbol.offset(), matched);
  }

  private Matching matching() {
    boolean on = tokens.take().is("on");
    List<String> labels = tokens.labels();
    Cardinality cardinality = Cardinality.ONE_TO_ONE;
    if (tokens.takeIf("group_left")) {
      cardinality = Cardinality.MANY_TO_ONE;
    } else if (tokens.takeIf("group_right")) {
      cardinality = Cardinality.ONE_TO_MANY;
    }
    boolean grouped = cardinality != Cardinality.ONE_TO_ONE;
    List<String> include = grouped && tokens.at(Kind.LEFT_PAREN) ? tokens.labels() : List.of();
    return new Matching(on, labels, cardinality, include);
  }

  private Expr unary() {
    Token sign = tokens.peek();
    boolean signed = sign.is(Kind.MINUS) || sign.is(Kind.PLUS);
    if (++depth > DEEPEST) {
      throw Fault.at(sign.offset(), "nested more than " + DEEPEST + " levels deep");
    }
    Expr expr = signed ? signed() : selectors.suffixes(primary());
    depth--;
    return expr;
  }

  /** A sign binds as a multiplication does, so -2^2 is -4. */
  private Expr signed() {
    Token sign = tokens.take();
    Expr operand = expression(BinaryOperator.POWER.precedence());
    return TypeChecks.unary(new Expr.Unary(sign.offset(), sign.is(Kind.MINUS), operand));
  }

  private Expr primary() {
    Token token = tokens.peek();
    if (Tokens.isReserved(token)) {
      throw tokens.unexpected();
    }
    if (token.is(Kind.LEFT_PAREN)) {
      return paren();
    }
    if (token.is(Kind.LEFT_BRACE)) {
      return selectors.selector(token.offset(), "");
    }
    boolean known =
        token.is(Kind.NUMBER)
            || token.is(Kind.STRING)
            || token.is(Kind.WORD)
            || token.is(Kind.METRIC);
    if (!known) {
      throw tokens.unexpected();
    }
    tokens.take();
    if (token.is(Kind.STRING)) {
      return new Expr.StringLiteral(token.offset(), token.text());
    }
    return token.is(Kind.METRIC) ? selectors.selector(token.offset(), token.text()) : word(token);
  }

  private Expr paren() {
    Token open = tokens.take();
    Expr inner = expression(0);
    tokens.expect(Kind.RIGHT_PAREN, "");
    return new Expr.Paren(open.offset(), inner);
  }

  /** A number, or a name: what follows it tells a function or an aggregation from a metric. */
  private Expr word(Token word) {
    OptionalDouble number = number(word);
    if (number.isPresent()) {
      return new Expr.NumberLiteral(word.offset(), number.getAsDouble());
    }
    boolean called = tokens.at(Kind.LEFT_PAREN);
    boolean grouped = called || tokens.at("by") || tokens.at("without");
    Optional<Aggregator> aggregator = Aggregator.of(word.text());
    if (grouped && aggregator.isPresent()) {
      return aggregate(word, aggregator.get());
    }
    if (grouped && Aggregator.isElsewhere(word.text())) {
      throw elsewhere(word, "aggregation");
    }
    return called ? call(word) : selectors.selector(word.offset(), word.text());
  }

  private OptionalDouble number(Token token) {
    String text = token.text().toLowerCase(Locale.ROOT);
    if (token.is(Kind.WORD) && !text.equals("inf") && !text.equals("nan")) {
      return OptionalDouble.empty();
    }
    if (HEXADECIMAL.matcher(text).matches()) {
      return OptionalDouble.of((double) Long.parseLong(text.substring(2), 16));
    }
    if (OCTAL.matcher(text).matches() && text.length() < 20) {
      return OptionalDouble.of((double) Long.parseLong(text, 8));
    }
    OptionalDouble value = GoFloat.parse(text);
    if (value.isEmpty()) {
      throw Fault.at(token.offset(), "error parsing number: " + Quoted.of(token.text()));
    }
    return value;
  }

  private Expr aggregate(Token name, Aggregator aggregator) {
    Grouping before = grouping();
    if (!tokens.at(Kind.LEFT_PAREN)) {
      throw tokens.unexpected("in aggregation", "");
    }
    List<Expr> arguments = arguments();
    Grouping grouping = before != null ? before : grouping();
    if (arguments.isEmpty()) {
      throw Fault.at(name.offset(), "no arguments for aggregate expression provided");
    }
    if (arguments.size() > 1) {
      throw Fault.at(
          name.offset(),
          "wrong number of arguments for aggregate expression provided, expected 1, got "
              + arguments.size());
    }
    return TypeChecks.aggregate(
        new Expr.Aggregate(
            name.offset(),
            aggregator,
            grouping == null ? Grouping.ALL_IN_ONE : grouping,
            arguments.getFirst()));
  }

  private @Nullable Grouping grouping() {
    if (!tokens.at("by") && !tokens.at("without")) {
      return null;
    }
    boolean without = tokens.take().is("without");
    return new Grouping(without, tokens.labels());
  }

  private Expr call(Token name) {
    Optional<Function> function = Function.of(name.text());
    // Read even when nobody knows the function: a parenthesis that is missing is said first.
    List<Expr> arguments = arguments();
    if (function.isEmpty() && ELSEWHERE.contains(name.text())) {
      throw elsewhere(name, "function");
    }
    if (function.isEmpty()) {
      String shown = Quoted.of(name.text());
      throw Fault.at(name.offset(), "unknown function with name " + shown);
    }
    return TypeChecks.call(new Expr.Call(name.offset(), function.get(), arguments));
  }

  private static Fault elsewhere(Token name, String what) {
    return Fault.at(
        name.offset(),
        "%s %s is not known to the embedded evaluator: it needs a prometheus on the PATH"
            .formatted(what, Quoted.of(name.text())));
  }

  private List<Expr> arguments() {
    tokens.take();
    List<Expr> arguments = new ArrayList<>();
    if (tokens.takeIf(Kind.RIGHT_PAREN)) {
      return arguments;
    }
    arguments.add(expression(0));
    while (tokens.at(Kind.COMMA)) {
      Token comma = tokens.take();
      if (tokens.at(Kind.RIGHT_PAREN)) {
        throw Fault.at(comma.offset(), "trailing commas not allowed in function call args");
      }
      arguments.add(expression(0));
    }
    tokens.expect(Kind.RIGHT_PAREN, "");
    return arguments;
  }
}
