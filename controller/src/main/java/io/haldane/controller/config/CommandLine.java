package io.haldane.controller.config;

import io.haldane.api.net.Addresses;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads flags as Go programs take them: {@code -flag=value}, {@code --flag=value}, {@code -flag
 * value}, and {@code -switch} alone.
 */
public final class CommandLine {
  /** What the arguments ask for. */
  public sealed interface Parsed {
    /**
     * Start.
     *
     * @param values by flag name
     * @param ignored names of accepted flags without effect
     */
    record Run(Map<String, String> values, List<String> ignored) implements Parsed {}

    /** Say this and exit with the code. */
    record Stop(int code, String text) implements Parsed {}
  }

  private CommandLine() {}

  public static Parsed parse(List<String> arguments, Build build) {
    Map<String, String> values = new LinkedHashMap<>();
    List<String> ignored = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      if (!argument.startsWith("-") || argument.length() < 2 || argument.equals("--")) {
        return wrong(
            "Unexpected argument '" + Addresses.hideIn(argument) + "': flags start with a dash.");
      }
      String text = argument.substring(argument.startsWith("--") ? 2 : 1);
      int equals = text.indexOf('=');
      String name = equals < 0 ? text : text.substring(0, equals);
      Optional<Flag> known = Flags.find(name.equals("h") ? "help" : name);
      if (known.isEmpty()) {
        return wrong("Unknown flag -" + name + "." + Nearest.hint(name));
      }
      Flag flag = known.get();
      boolean separate = equals < 0 && !flag.kind().standsAlone();
      if (separate && i + 1 == arguments.size()) {
        return wrong("-" + name + " needs a value: -" + name + "=<value>.");
      }
      String value =
          separate ? arguments.get(++i) : equals < 0 ? "true" : text.substring(equals + 1);
      Optional<String> problem = flag.problem(value);
      if (problem.isPresent()) {
        return wrong(problem.get());
      }
      if (flag.kind().ignored()) {
        ignored.add(name);
      } else {
        values.put(flag.name(), flag.normal(value));
      }
    }
    return answer(values, ignored, build);
  }

  private static Parsed answer(Map<String, String> values, List<String> ignored, Build build) {
    if ("true".equals(values.remove("version"))) {
      return new Parsed.Stop(0, build.line());
    }
    if ("true".equals(values.remove("help"))) {
      return new Parsed.Stop(0, Flags.help());
    }
    return new Parsed.Run(Map.copyOf(values), List.copyOf(ignored));
  }

  private static Parsed wrong(String text) {
    return new Parsed.Stop(2, text + " See -help for all flags.");
  }
}
