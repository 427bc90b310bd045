package io.haldane.template;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What each function answers. */
final class Calls {
  private Calls() {}

  /**
   * The arguments are as many as the function takes.
   *
   * @param offset where the call stands in the template
   */
  static Value apply(Function function, List<Value> arguments, TemplateValues values, int offset) {
    return switch (function) {
      case NAME -> new Value.Text(values.name());
      case NAMESPACE -> new Value.Text(values.namespace());
      case TARGET -> new Value.Text(values.target());
      case SERVICE -> new Value.Text(values.service());
      case INGRESS -> new Value.Text(values.ingress());
      case ROUTE -> new Value.Text(values.route());
      case INTERVAL -> new Value.Text(values.interval());
      case VARIABLES -> new Value.Mapping(values.variables());
      case INDEX -> index(arguments.get(0), arguments.get(1), offset);
      case PRINTF -> new Value.Text(Printf.format(arguments, offset));
      case EQ -> new Value.Truth(equalsAny(arguments, offset));
      case NE -> new Value.Truth(!equalsAny(arguments, offset));
      // Had one decided, the call would not have come here.
      case AND, OR -> arguments.getLast();
      case UNDERSCORED ->
          new Value.Text(shown(arguments.getFirst(), offset).replaceAll("[^0-9A-Za-z_]", "_"));
      case NOT -> new Value.Truth(!arguments.getFirst().holds());
    };
  }

  /**
   * As in Go, a key that is not there gives an empty text: the way to ask for what may be absent.
   */
  private static Value index(Value map, Value key, int offset) {
    if (map instanceof Value.Mapping(var entries) && key instanceof Value.Text(String name)) {
      return new Value.Text(entries.getOrDefault(name, ""));
    }
    throw new TemplateFault(
        offset,
        "index needs a map and a string, not "
            + map.kind()
            + " and "
            + key.kind()
            + ": {{ index variables \"foo\" }}");
  }

  private static boolean equalsAny(List<Value> arguments, int offset) {
    Value first = arguments.getFirst();
    for (Value other : arguments.subList(1, arguments.size())) {
      if (first.getClass() != other.getClass() || first instanceof Value.Mapping) {
        throw new TemplateFault(
            offset, "incompatible types for comparison: " + first.kind() + ", " + other.kind());
      }
      if (same(first, other)) {
        return true;
      }
    }
    return false;
  }

  private static boolean same(Value first, Value other) {
    // Record equality tells 0.0 from -0.0; comparison does not.
    if (first instanceof Value.Fraction(double one)
        && other instanceof Value.Fraction(double two)) {
      return one == two;
    }
    return first.equals(other);
  }

  static Value field(Value value, String name, int offset) {
    return switch (value) {
      case Value.Mapping(var entries) -> entry(entries, name, offset);
      case Value.Nothing _ ->
          throw new TemplateFault(
              offset, "nil data; no entry for key \"" + name + "\"; " + instead(name));
      case Value.Text _, Value.Whole _, Value.Fraction _, Value.Truth _ ->
          throw new TemplateFault(offset, "no field " + name + " in " + value.kind());
    };
  }

  private static Value entry(Map<String, String> entries, String name, int offset) {
    String entry = entries.get(name);
    if (entry == null) {
      throw new TemplateFault(
          offset,
          "map has no entry for key \"" + name + "\"; add it to the metric's templateVariables");
    }
    return new Value.Text(entry);
  }

  private static String instead(String name) {
    return Function.named(name.toLowerCase(Locale.ROOT))
        .map(function -> "write {{ " + function.word() + " }}")
        .orElse("a query template has no data, only functions: " + Function.all());
  }

  /** The text of a value that is to stand in the query. */
  static String shown(Value value, int offset) {
    if (value instanceof Value.Nothing) {
      throw new TemplateFault(
          offset, "nil data; there is nothing to write here, only functions: " + Function.all());
    }
    return value.shown();
  }
}
