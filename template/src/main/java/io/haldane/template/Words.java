package io.haldane.template;

import java.util.Set;
import java.util.regex.Pattern;

/** What a bare word or a number means as an operand. */
final class Words {
  private static final Pattern WHOLE = Pattern.compile("[+-]?(0|[1-9][0-9]*)");
  private static final Pattern FRACTION =
      Pattern.compile("[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][+-]?[0-9]+)?");

  private static final Set<String> KEYWORDS = Set.of("if", "else", "end", "range", "with", "block");

  private Words() {}

  static Operand operand(Token word) {
    return switch (word.text()) {
      case "true" -> new Operand.Constant(new Value.Truth(true), word.offset());
      case "false" -> new Operand.Constant(new Value.Truth(false), word.offset());
      case "nil" -> new Operand.Constant(new Value.Nothing(), word.offset());
      default -> call(word);
    };
  }

  private static Operand call(Token word) {
    if (KEYWORDS.contains(word.text())) {
      throw Tokens.unexpected(word, "operand");
    }
    return Function.named(word.text())
        .map(function -> new Operand.Call(function, word.offset()))
        .orElseThrow(() -> new TemplateFault(word.offset(), undefined(word.text())));
  }

  private static String undefined(String word) {
    String cure =
        word.equals("args")
            ? "arguments are templateVariables of the metric here: {{ variables.foo }}"
            : "there are " + Function.all();
    return "function \"" + word + "\" not defined; " + cure;
  }

  static Value number(Token token) {
    String text = token.text();
    try {
      if (WHOLE.matcher(text).matches()) {
        return new Value.Whole(Long.parseLong(text));
      }
      if (FRACTION.matcher(text).matches() && Double.isFinite(Double.parseDouble(text))) {
        return new Value.Fraction(Double.parseDouble(text));
      }
    } catch (NumberFormatException _) {
      // Sixty-four bits do not hold it: falls through to the message.
    }
    throw new TemplateFault(
        token.offset(), "bad number " + token.shown() + "; write it in plain decimal digits");
  }
}
