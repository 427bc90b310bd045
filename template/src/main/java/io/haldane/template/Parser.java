package io.haldane.template;

import io.haldane.template.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Builds the parts of a template: text, actions and choices. */
final class Parser {
  /** Deep enough for any query; keeps a hostile template off the end of the stack. */
  static final int DEEPEST = 100;

  /** Keywords of Go templates that queries have no use for. */
  private static final Set<String> FOREIGN =
      Set.of("range", "with", "define", "template", "block", "break", "continue");

  private final Tokens tokens;
  private final Scope<Boolean> scope = new Scope<>();
  private final PipelineParser pipelines;
  private int depth;

  private Parser(List<Token> tokens) {
    this.tokens = new Tokens(tokens);
    this.pipelines = new PipelineParser(this.tokens, scope);
  }

  static List<Node> parse(List<Token> tokens) {
    Parser parser = new Parser(tokens);
    List<Node> nodes = parser.nodes();
    if (!parser.tokens.peek().is(Kind.END)) {
      throw parser.stray();
    }
    return nodes;
  }

  private TemplateFault stray() {
    String word = tokens.peekSecond().text();
    return new TemplateFault(
        tokens.peek().offset(), "unexpected {{" + word + "}}; no {{ if }} is open here");
  }

  /** Everything up to the end of the template or of the block. */
  private List<Node> nodes() {
    List<Node> nodes = new ArrayList<>();
    while (!tokens.peek().is(Kind.END) && !atBlockEnd()) {
      Token token = tokens.take();
      nodes.add(token.is(Kind.TEXT) ? new Node.Words(token.text()) : action(token));
    }
    return nodes;
  }

  private boolean atBlockEnd() {
    Token second = tokens.peekSecond();
    return tokens.peek().is(Kind.OPEN) && (second.isName("end") || second.isName("else"));
  }

  private Node action(Token open) {
    Token first = tokens.peek();
    if (first.isName("if")) {
      tokens.take();
      return choice(open);
    }
    if (first.is(Kind.NAME) && FOREIGN.contains(first.text())) {
      throw new TemplateFault(
          first.offset(),
          "{{ " + first.text() + " }} is not available in query templates; use {{ if }}");
    }
    return new Node.Action(pipelines.parse("command", Kind.CLOSE));
  }

  private Node choice(Token open) {
    if (++depth > DEEPEST) {
      throw new TemplateFault(open.offset(), "more than " + DEEPEST + " nested {{ if }}");
    }
    int mark = scope.enter();
    List<Node.Branch> branches = new ArrayList<>();
    List<Node> otherwise = List.of();
    do {
      branches.add(new Node.Branch(pipelines.parse("if", Kind.CLOSE), block()));
    } while (elseIf(open));
    if (tokens.peekSecond().isName("else")) {
      tokens.take();
      tokens.take();
      tokens.close("{{ else }}");
      otherwise = block();
    }
    end(open);
    scope.leave(mark);
    depth--;
    return new Node.Choice(List.copyOf(branches), otherwise);
  }

  private List<Node> block() {
    int mark = scope.enter();
    List<Node> nodes = nodes();
    scope.leave(mark);
    return nodes;
  }

  /** Whether another condition follows; its opening words are taken. */
  private boolean elseIf(Token open) {
    if (tokens.peek().is(Kind.END)) {
      throw unclosed(open);
    }
    return tokens.accept(Kind.OPEN, "else", "if");
  }

  private void end(Token open) {
    if (tokens.peek().is(Kind.END)) {
      throw unclosed(open);
    }
    Token begin = tokens.take();
    if (!tokens.take().isName("end")) {
      throw new TemplateFault(begin.offset(), "a second {{else}} in one {{ if }}");
    }
    tokens.close("{{ end }}");
  }

  private static TemplateFault unclosed(Token open) {
    return new TemplateFault(open.offset(), "this {{ if }} is not closed; add {{ end }}");
  }
}
