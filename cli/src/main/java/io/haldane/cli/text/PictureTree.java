package io.haldane.cli.text;

import io.haldane.api.v1beta1.CheckResult;
import io.haldane.cli.reading.Picture;
import io.haldane.cli.reading.Route;
import io.haldane.cli.reading.Summary;
import io.haldane.cli.words.Ages;
import io.haldane.view.Gate;
import io.haldane.view.Order;
import io.haldane.view.Outlook;
import io.haldane.view.StrategyView;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A canary as a tree: what it is, what it runs, how it is checked, what happens next. */
public final class PictureTree {
  private final Picture picture;
  private final Instant now;

  private PictureTree(Picture picture, Instant now) {
    this.picture = picture;
    this.now = now;
  }

  public static Tree of(Picture picture, Instant now) {
    return new PictureTree(picture, now).tree();
  }

  private Tree tree() {
    Summary summary = picture.summary();
    Tree tree = new Tree(title(summary));
    if (!summary.says().isEmpty()) {
      tree.add(Line.of(Tones.of(summary.attention()), "! ").and(summary.says()));
    }
    tree.add(label("Run").and(run()));
    tree.add(SideTree.of("Primary", picture.primary(), picture.primaryPods(), now));
    tree.add(SideTree.of("Canary", picture.canary(), picture.canaryPods(), now));
    tree.add(label("Route").and(route(picture.route())));
    checks(tree);
    gates(tree);
    next(tree, picture.next());
    if (!picture.orders().isEmpty()) {
      String orders = picture.orders().stream().map(Order::verb).collect(Collectors.joining(", "));
      tree.add(label("Orders").and(orders));
    }
    picture.unhealthy().ifPresent(found -> tree.add(label("Doctor").and(Tone.WAITING, found)));
    picture.notes().forEach(note -> tree.add(Line.of(Tone.WAITING, note)));
    return tree;
  }

  static Line label(String name) {
    return Line.of(Tone.FAINT, "%-9s".formatted(name));
  }

  private static Line title(Summary summary) {
    Line title =
        Line.of(Tone.STRONG, summary.name())
            .and(Tone.FAINT, " in ")
            .and(summary.namespace() + "  ")
            .and(Tones.of(summary.attention()), summary.phaseText());
    return summary.weight() > 0 ? title.and("  " + summary.weight() + " %") : title;
  }

  private String run() {
    Summary summary = picture.summary();
    String began = Ages.since(picture.runStarted(), now);
    String strategy = strategy(picture.strategy());
    if (began.isEmpty()) {
      return "none yet, " + strategy;
    }
    String failed =
        summary.failedChecks() == 0
            ? ""
            : ", failed checks %d of %d".formatted(summary.failedChecks(), summary.threshold());
    return "began %s ago, %s%s".formatted(began, strategy, failed);
  }

  private String strategy(StrategyView strategy) {
    String mirrored = strategy.mirrored() ? ", mirrored first" : "";
    return switch (strategy.kind()) {
      case "weighted" ->
          "weights "
              + strategy.steps().stream().map(String::valueOf).collect(Collectors.joining(" "))
              + mirrored;
      case "ab-test" -> "A/B test, round " + rounds(strategy);
      case "blue-green" -> "blue/green, round " + rounds(strategy) + mirrored;
      case String _ -> "no analysis";
    };
  }

  private String rounds(StrategyView strategy) {
    int round = Math.clamp(picture.iteration(), 0, strategy.iterations());
    return round + " of " + strategy.iterations();
  }

  private static String route(Route route) {
    Integer primary = route.primary();
    Integer canary = route.canary();
    String objects =
        route.objects().isEmpty() ? route.provider() : String.join(", ", route.objects());
    String split =
        primary == null || canary == null
            ? ""
            : ": primary %d %%, canary %d %%".formatted(primary, canary)
                + (route.mirrored() ? ", requests are copied" : "");
    return objects + split + behind(route.remark());
  }

  private static String behind(@Nullable String remark) {
    return remark == null ? "" : "; " + remark;
  }

  private void checks(Tree tree) {
    List<CheckResult> checks =
        picture.checks().stream().filter(check -> !check.kind().equals("gate")).toList();
    if (!checks.isEmpty()) {
      Tree branch = tree.add(label("Checks"));
      checks.forEach(check -> branch.add(CheckLine.of(check)));
    }
  }

  private void gates(Tree tree) {
    for (Gate gate : picture.gates()) {
      String answer = gate.answer().isEmpty() ? "" : ": " + gate.answer();
      tree.add(label("Gate").and(Tone.WAITING, gate.name() + " is closed" + answer));
    }
  }

  private void next(Tree tree, Outlook next) {
    Instant at = next.at();
    String when =
        at == null || !at.isAfter(now) ? "" : "in " + Ages.words(Duration.between(now, at)) + ". ";
    Tree branch = tree.add(label("Next").and(when + next.text()));
    if (next.ifPasses() != null) {
      branch.add(Line.of(Tone.GOOD, "if it passes  ").and(next.ifPasses()));
    }
    if (next.ifFails() != null) {
      branch.add(Line.of(Tone.BAD, "if it fails   ").and(next.ifFails()));
    }
  }
}
