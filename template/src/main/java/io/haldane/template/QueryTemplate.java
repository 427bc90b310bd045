package io.haldane.template;

import java.util.List;

/**
 * Renders the query of a MetricTemplate: the part of Go's {@code text/template} that queries use.
 *
 * <p>Actions between double braces may call {@code name}, {@code namespace}, {@code target}, {@code
 * service}, {@code ingress}, {@code route}, {@code interval} and {@code variables}, and Go's own
 * {@code index}, {@code printf}, {@code eq}, {@code ne}, {@code and}, {@code or}, {@code not}; with
 * pipelines, parentheses, {@code if}, variables, comments and trim markers. There is no data behind
 * the dot, so {@code .Interval} is an error, as is a missing field of {@code variables}.
 */
public final class QueryTemplate {
  /** More characters than any query needs; bounds what a template can cost. */
  static final int LONGEST = 65_536;

  private QueryTemplate() {}

  /** Pure and total: every template ends in a text or in a reason, in bounded time and space. */
  public static Rendered render(String template, TemplateValues values) {
    if (template.length() > LONGEST) {
      return new Rendered.Bad("the template is longer than " + LONGEST + " characters; shorten it");
    }
    try {
      List<Node> nodes = Parser.parse(Lexer.tokens(template));
      return new Rendered.Text(Evaluator.evaluate(nodes, values));
    } catch (TemplateFault fault) {
      return new Rendered.Bad(place(template, fault.offset()) + ": " + fault.why());
    }
  }

  private static String place(String template, int offset) {
    String before = template.substring(0, offset);
    long line = 1 + before.chars().filter(character -> character == '\n').count();
    int column = offset - before.lastIndexOf('\n');
    return "line " + line + ", column " + column;
  }
}
