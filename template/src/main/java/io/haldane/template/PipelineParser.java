package io.haldane.template;

import io.haldane.template.Pipeline.Binding;
import io.haldane.template.Pipeline.Command;
import io.haldane.template.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds pipelines out of commands, and commands out of operands. */
final class PipelineParser {
  private final Tokens tokens;
  private final Scope<Boolean> scope;
  private int depth;

  /**
   * @param scope the variables that are declared so far; grows with each declaration
   */
  PipelineParser(Tokens tokens, Scope<Boolean> scope) {
    this.tokens = tokens;
    this.scope = scope;
  }

  /**
   * Parses up to and including the closing token.
   *
   * @param what for the message when there is nothing: the value of what is missing
   */
  Pipeline parse(String what, Kind close) {
    Binding binding = binding();
    List<Command> commands = new ArrayList<>();
    do {
      Command command = command(what);
      if (!commands.isEmpty() && !executable(command.first())) {
        throw new TemplateFault(
            command.first().offset(), "only a function can take the value of a pipeline");
      }
      commands.add(command);
    } while (tokens.accept(Kind.PIPE));
    if (!tokens.accept(close)) {
      throw close == Kind.RIGHT_PAREN && tokens.peek().is(Kind.CLOSE)
          ? new TemplateFault(tokens.peek().offset(), "unclosed left parenthesis; add )")
          : Tokens.unexpected(tokens.peek(), what);
    }
    if (binding != null && binding.declares()) {
      scope.declare(binding.variable(), true);
    }
    return new Pipeline(binding, List.copyOf(commands));
  }

  private @Nullable Binding binding() {
    Kind second = tokens.peekSecond().kind();
    if (!tokens.peek().is(Kind.VARIABLE) || !(second == Kind.DECLARE || second == Kind.ASSIGN)) {
      return null;
    }
    Token variable = tokens.take();
    tokens.take();
    boolean declares = second == Kind.DECLARE;
    if (!declares) {
      declared(variable);
    }
    return new Binding(variable.text(), declares);
  }

  private static boolean executable(Operand first) {
    return !(first instanceof Operand.Constant) && !(first instanceof Operand.Dot);
  }

  private Command command(String what) {
    List<Operand> operands = new ArrayList<>();
    while (!atCommandEnd()) {
      Token next = tokens.peek();
      if (!operands.isEmpty() && !next.spaced()) {
        throw new TemplateFault(next.offset(), "put a space before " + next.shown());
      }
      operands.add(operand());
    }
    if (operands.isEmpty()) {
      throw new TemplateFault(tokens.peek().offset(), "missing value for " + what);
    }
    return new Command(List.copyOf(operands));
  }

  private boolean atCommandEnd() {
    return switch (tokens.peek().kind()) {
      case CLOSE, PIPE, RIGHT_PAREN, END -> true;
      case NAME, FIELD, VARIABLE, STRING, NUMBER, DOT, LEFT_PAREN -> false;
      case TEXT, OPEN, DECLARE, ASSIGN -> false;
    };
  }

  private Operand operand() {
    Operand operand = term(tokens.take());
    while (tokens.peek().is(Kind.FIELD) && !tokens.peek().spaced()) {
      Token field = tokens.take();
      if (operand instanceof Operand.Constant) {
        throw Tokens.unexpected(field, "a constant, which has no fields");
      }
      operand = new Operand.Field(operand, field.text().substring(1), operand.offset());
    }
    return operand;
  }

  private Operand term(Token token) {
    int offset = token.offset();
    return switch (token.kind()) {
      case NAME -> Words.operand(token);
      case FIELD -> new Operand.Field(new Operand.Dot(offset), token.text().substring(1), offset);
      case VARIABLE -> token.text().equals("$") ? new Operand.Dot(offset) : declared(token);
      case STRING -> new Operand.Constant(new Value.Text(token.text()), offset);
      case NUMBER -> new Operand.Constant(Words.number(token), offset);
      case DOT -> new Operand.Dot(offset);
      case LEFT_PAREN -> nested(token);
      case TEXT, OPEN, CLOSE, PIPE, DECLARE, ASSIGN, RIGHT_PAREN, END ->
          throw Tokens.unexpected(token, "operand");
    };
  }

  private Operand nested(Token open) {
    if (++depth > Parser.DEEPEST) {
      throw new TemplateFault(open.offset(), "more than " + Parser.DEEPEST + " nested parentheses");
    }
    Pipeline inside = parse("parenthesized pipeline", Kind.RIGHT_PAREN);
    depth--;
    return new Operand.Nested(inside, open.offset());
  }

  private Operand declared(Token variable) {
    if (scope.get(variable.text()) == null) {
      throw new TemplateFault(
          variable.offset(),
          "undefined variable \""
              + variable.text()
              + "\"; declare it first: {{ "
              + variable.text()
              + " := ... }}");
    }
    return new Operand.Variable(variable.text(), variable.offset());
  }
}
