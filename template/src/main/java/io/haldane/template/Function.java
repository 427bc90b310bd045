package io.haldane.template;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The functions that a template may call: eight about the canary, then Go's own, then ours. */
enum Function {
  NAME(0, 0),
  NAMESPACE(0, 0),
  TARGET(0, 0),
  SERVICE(0, 0),
  INGRESS(0, 0),
  ROUTE(0, 0),
  INTERVAL(0, 0),
  VARIABLES(0, 0),
  INDEX(2, 2),
  PRINTF(1, Integer.MAX_VALUE),
  EQ(2, Integer.MAX_VALUE),
  NE(2, 2),
  AND(1, Integer.MAX_VALUE),
  OR(1, Integer.MAX_VALUE),
  NOT(1, 1),
  /** For labels of proxies that write names with underscores only. */
  UNDERSCORED(1, 1);

  private final int fewest;
  private final int most;

  Function(int fewest, int most) {
    this.fewest = fewest;
    this.most = most;
  }

  static Optional<Function> named(String word) {
    return Arrays.stream(values()).filter(function -> function.word().equals(word)).findFirst();
  }

  /** All functions for a message. */
  static String all() {
    return Arrays.stream(values()).map(Function::word).collect(Collectors.joining(", "));
  }

  /** As templates write it. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  boolean takes(int arguments) {
    return arguments >= fewest && arguments <= most;
  }

  /** How many arguments it wants, for a message. */
  String wants() {
    return most == fewest ? String.valueOf(fewest) : "at least " + fewest;
  }
}
