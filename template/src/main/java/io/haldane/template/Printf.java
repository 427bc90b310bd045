package io.haldane.template;

import java.util.List;

/**
 * {@code printf} with the verbs {@code %s %d %v %q %%}. Where Go writes a complaint into the text,
 * this refuses: no backend understands such a query.
 */
final class Printf {
  private final String format;
  private final List<Value> arguments;
  private final int offset;
  private final StringBuilder text = new StringBuilder();
  private int used;

  private Printf(String format, List<Value> arguments, int offset) {
    this.format = format;
    this.arguments = arguments;
    this.offset = offset;
  }

  /**
   * @param arguments the format and what it shows; at least one
   */
  static String format(List<Value> arguments, int offset) {
    if (!(arguments.getFirst() instanceof Value.Text(String format))) {
      throw new TemplateFault(
          offset, "printf wants a format first, not " + arguments.getFirst().kind());
    }
    Printf printf = new Printf(format, arguments.subList(1, arguments.size()), offset);
    printf.run();
    return printf.text.toString();
  }

  private void run() {
    int at = 0;
    while (at < format.length()) {
      char character = format.charAt(at);
      if (character == '%') {
        verb(at + 1 < format.length() ? format.charAt(at + 1) : ' ');
        at++;
      } else {
        text.append(character);
      }
      at++;
    }
    if (used < arguments.size()) {
      throw fault("format has verbs for " + used + " of its " + arguments.size() + " values");
    }
  }

  private void verb(char verb) {
    switch (verb) {
      case '%' -> text.append('%');
      case 's', 'd', 'v', 'q' -> text.append(shown(verb));
      default -> throw fault("knows %s %d %v %q %%, not %" + verb);
    }
    if (text.length() > QueryTemplate.LONGEST) {
      throw fault("makes more than " + QueryTemplate.LONGEST + " characters");
    }
  }

  private String shown(char verb) {
    if (used == arguments.size()) {
      throw fault("format has more verbs than the " + used + " values that follow it");
    }
    Value value = arguments.get(used++);
    if (!fits(verb, value)) {
      throw fault("cannot show " + value.kind() + " by %" + verb + "; use %v");
    }
    return verb == 'q' ? Quotes.quote(value.shown()) : value.shown();
  }

  private static boolean fits(char verb, Value value) {
    return switch (value) {
      case Value.Text _ -> verb != 'd';
      case Value.Whole _ -> verb == 'd' || verb == 'v';
      case Value.Mapping _ -> verb == 's' || verb == 'v';
      case Value.Fraction _, Value.Truth _ -> verb == 'v';
      case Value.Nothing _ -> false;
    };
  }

  private TemplateFault fault(String what) {
    return new TemplateFault(offset, "printf " + what);
  }
}
