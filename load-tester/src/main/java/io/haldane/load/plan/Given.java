package io.haldane.load.plan;

import io.haldane.api.GoDuration;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The options and the other words of one command line.
 *
 * @param tool for messages
 * @param values by the name of the option, in their order
 */
record Given(String tool, Map<String, List<String>> values, List<String> rest) {
  boolean has(String name) {
    return values.containsKey(name);
  }

  List<String> all(String name) {
    return values.getOrDefault(name, List.of());
  }

  /** The last one counts. */
  Optional<String> value(String name) {
    return has(name) ? Optional.of(all(name).getLast()) : Optional.empty();
  }

  /** A whole number from 1. */
  long count(String name, long otherwise) throws Refusal {
    return has(name) ? parsed(name, all(name).getLast()) : otherwise;
  }

  private long parsed(String name, String text) throws Refusal {
    try {
      long number = Long.parseLong(text);
      if (number > 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      // The same sentence as for a number out of range.
    }
    throw wrong(name, "a whole number above 0");
  }

  /** A rate per second; empty without the option or when it is 0, which means no limit. */
  Optional<Double> rate(String name) throws Refusal {
    if (!has(name)) {
      return Optional.empty();
    }
    try {
      double rate = Double.parseDouble(all(name).getLast());
      if (rate >= 0 && Double.isFinite(rate)) {
        return rate == 0 ? Optional.empty() : Optional.of(rate);
      }
    } catch (NumberFormatException e) {
      // The same sentence as for a number out of range.
    }
    throw wrong(name, "a number of requests per second");
  }

  /** A duration as Go writes it, above 0. */
  Optional<Duration> duration(String name) throws Refusal {
    return has(name) ? Optional.of(duration(name, all(name).getLast())) : Optional.empty();
  }

  private Duration duration(String name, String text) throws Refusal {
    return GoDuration.parse(text)
        .filter(Duration::isPositive)
        .orElseThrow(() -> wrong(name, "a duration such as 30s, 5m or 1h"));
  }

  /** As {@link #duration(String)}; a number without a unit is in seconds. */
  Optional<Duration> seconds(String name) throws Refusal {
    if (!has(name)) {
      return Optional.empty();
    }
    String text = all(name).getLast();
    return Optional.of(duration(name, text.matches("\\d{1,9}") ? text + "s" : text));
  }

  /** The one word that is no option. */
  String only(String what) throws Refusal {
    if (rest.isEmpty()) {
      throw new Refusal("%s: the command has no %s.".formatted(tool, what));
    }
    if (rest.size() > 1) {
      throw new Refusal(
          "%s: the command has %d words after its options, but only the %s may stand there. Options stand before it."
              .formatted(tool, rest.size(), what));
    }
    return rest.getFirst();
  }

  Refusal wrong(String name, String wanted) {
    String dashes = name.length() > 1 && !tool.equals("hey") ? "--" : "-";
    return new Refusal("%s: the option %s%s needs %s.".formatted(tool, dashes, name, wanted));
  }
}
