package io.haldane.sandbox.demo;

import io.haldane.api.v1beta1.CanaryPhase;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The table at the end: what was wanted of each release and what became of it. Pure. */
final class Summary {
  private static final List<String> HEAD =
      List.of("release", "expected", "actual", "steps", "requests", "reason");

  private Summary() {}

  static List<String> table(List<Judgement> judgements, Palette palette) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(HEAD);
    judgements.forEach(judgement -> rows.add(row(judgement)));
    List<Integer> widths =
        IntStream.range(0, HEAD.size())
            .map(column -> rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0))
            .boxed()
            .toList();
    List<String> lines = new ArrayList<>();
    lines.add(palette.bold(line(rows.getFirst(), widths)));
    for (int i = 0; i < judgements.size(); i++) {
      String line = line(rows.get(i + 1), widths);
      lines.add(judgements.get(i).right() ? palette.good(line) : palette.bad(line));
    }
    return lines;
  }

  private static List<String> row(Judgement judgement) {
    Release release = judgement.release();
    return List.of(
        release.label() + " " + release.kind().word(),
        switch (release.kind().expected()) {
          case ReleaseKind.Expected.Promoted _ -> "promoted";
          case ReleaseKind.Expected.RolledBack _ -> "rolled back";
        },
        judgement
            .seen()
            .end()
            .map(end -> end == CanaryPhase.SUCCEEDED ? "promoted" : "rolled back")
            .orElse("no end"),
        String.join(" ", judgement.seen().steps()),
        Figures.met(judgement.seen().strategy(), judgement.measured()),
        reason(judgement));
  }

  private static String reason(Judgement judgement) {
    if (!judgement.right()) {
      return judgement.why();
    }
    return switch (judgement.release().kind().expected()) {
      case ReleaseKind.Expected.Promoted _ -> "every step passed";
      case ReleaseKind.Expected.RolledBack(String metric) ->
          judgement.seen().failed().stream()
              .filter(check -> check.name().equals(metric))
              .map(Lines::value)
              .collect(Collectors.joining());
    };
  }

  private static String line(List<String> cells, List<Integer> widths) {
    return IntStream.range(0, cells.size())
        .mapToObj(i -> String.format("%-" + Math.max(1, widths.get(i)) + "s", cells.get(i)))
        .collect(Collectors.joining("  "))
        .stripTrailing();
  }
}
