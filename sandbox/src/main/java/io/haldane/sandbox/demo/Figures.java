package io.haldane.sandbox.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What was measured of a release, in the words of its strategy. Pure. */
final class Figures {
  private Figures() {}

  /** What the canary was asked aside, if anything, and what became of each crowd's requests. */
  static List<String> lines(Strategy strategy, Measured measured) {
    List<String> lines = new ArrayList<>();
    Census whole = measured.whole();
    if (measured.quiet().isEmpty()) {
      lines.addAll(crowds(whole, ""));
      return lines;
    }
    boolean copies = strategy == Strategy.MIRROR;
    lines.add(
        copies
            ? "copies: the canary answered %d, without users".formatted(whole.aside())
            : "hook: the canary answered %d requests".formatted(whole.aside()));
    Census quiet = measured.quiet().get();
    if (quiet.equals(whole)) {
      lines.addAll(crowds(whole, ""));
      return lines;
    }
    lines.addAll(crowds(quiet, copies ? " while they were copied" : " before the switch"));
    lines.addAll(crowds(whole.minus(quiet), " afterwards"));
    return lines;
  }

  private static List<String> crowds(Census census, String when) {
    return census.crowds().entrySet().stream().map(each -> line(each, when)).toList();
  }

  private static String line(Map.Entry<Crowd, Served> each, String when) {
    Served served = each.getValue();
    return "%s%s: the canary answered %d of %d requests, %d failed"
        .formatted(each.getKey().name(), when, served.byCanary(), served.asked(), served.failed());
  }

  /** {@code 141 of 158 testers}: requests of those whom it was meant for that it answered. */
  static String met(Strategy strategy, Measured measured) {
    Served meant = measured.whole().all(Crowd::meant);
    String whose = strategy == Strategy.AB ? " testers" : "";
    return meant.byCanary() + " of " + meant.asked() + whose;
  }
}
