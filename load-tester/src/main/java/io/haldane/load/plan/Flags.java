package io.haldane.load.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The options of one tool. An option that is not among them is refused by its name.
 *
 * @param tool the name of the program, for messages
 * @param style how its command line is read
 * @param known whether an option takes a value, by its name without dashes
 * @param aliases other names, each with the name that it stands for
 */
record Flags(String tool, Style style, Map<String, Boolean> known, Map<String, String> aliases) {
  enum Style {
    /**
     * As Go's flag package: one or two dashes mean the same, options end at the first other word.
     */
    GO,
    /** As getopt_long: options anywhere, values attached to short names, long names with two. */
    GNU
  }

  static Flags of(String tool, Style style, List<String> values, List<String> switches) {
    Map<String, Boolean> known = new TreeMap<>();
    values.forEach(name -> known.put(name, true));
    switches.forEach(name -> known.put(name, false));
    return new Flags(tool, style, known, Map.of());
  }

  Flags withAliases(Map<String, String> others) {
    return new Flags(tool, style, known, others);
  }

  /** What a command line gives, without the name of the program. */
  Given read(List<String> arguments) throws Refusal {
    Reading reading = new Reading(arguments);
    reading.all();
    return new Given(tool, reading.values, List.copyOf(reading.rest));
  }

  private final class Reading {
    private final List<String> arguments;
    private final Map<String, List<String>> values = new LinkedHashMap<>();
    private final List<String> rest = new ArrayList<>();
    private int at;

    Reading(List<String> arguments) {
      this.arguments = arguments;
    }

    void all() throws Refusal {
      while (at < arguments.size()) {
        String word = arguments.get(at++);
        if (word.equals("--")) {
          restOfAll();
        } else if (word.length() < 2 || word.charAt(0) != '-') {
          rest.add(word);
          if (style == Style.GO) {
            restOfAll();
          }
        } else if (style == Style.GO || word.startsWith("--") || isLong(word)) {
          named(word);
        } else {
          letters(word);
        }
      }
    }

    private void restOfAll() {
      rest.addAll(arguments.subList(at, arguments.size()));
      at = arguments.size();
    }

    /** Older releases of ghz had one dash before long names. */
    private boolean isLong(String word) {
      String name = word.substring(1).split("=", 2)[0];
      return name.length() > 1 && known.containsKey(name);
    }

    private void named(String word) throws Refusal {
      String[] parts = word.replaceFirst("^--?", "").split("=", 2);
      String name = canonical(parts[0], word);
      @Nullable String attached = parts.length == 2 ? parts[1] : null;
      if (takesValue(name)) {
        put(name, attached == null ? following(word) : attached);
      } else if (attached == null || attached.equals("true")) {
        put(name, "true");
      } else if (!attached.equals("false")) {
        throw new Refusal("%s: the option -%s takes no value.".formatted(tool, name));
      }
    }

    private void letters(String word) throws Refusal {
      for (int letter = 1; letter < word.length(); letter++) {
        String name = canonical(word.substring(letter, letter + 1), word);
        if (takesValue(name)) {
          String attached = word.substring(letter + 1).replaceFirst("^=", "");
          put(name, attached.isEmpty() ? following(word) : attached);
          return;
        }
        put(name, "true");
      }
    }

    private String canonical(String given, String word) throws Refusal {
      String name = aliases.getOrDefault(given, given);
      if (!known.containsKey(name)) {
        throw new Refusal(
            "%s: the option %s is not supported. Supported are %s."
                .formatted(tool, shortened(word), String.join(", ", known.keySet())));
      }
      return name;
    }

    private boolean takesValue(String name) {
      return known.getOrDefault(name, false);
    }

    private String following(String word) throws Refusal {
      if (at == arguments.size()) {
        throw new Refusal("%s: the option %s needs a value.".formatted(tool, shortened(word)));
      }
      return arguments.get(at++);
    }

    private void put(String name, String value) {
      values.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
    }
  }

  /** Without the value, which may be a secret. */
  private static String shortened(String word) {
    String name = word.split("=", 2)[0];
    return name.length() > 30 ? name.substring(0, 30) + "…" : name;
  }
}
