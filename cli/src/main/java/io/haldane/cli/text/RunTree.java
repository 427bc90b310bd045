package io.haldane.cli.text;

import io.haldane.api.v1beta1.ChangedBy;
import io.haldane.api.v1beta1.CheckResult;
import io.haldane.api.v1beta1.RecordedStep;
import io.haldane.api.v1beta1.RunRecord;
import io.haldane.api.v1beta1.RunRelease;
import io.haldane.api.v1beta1.RunResult;
import io.haldane.api.v1beta1.RunSignal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One run: what was released, each step with its checks, and how it ended. */
public final class RunTree {
  private final RunRecord record;

  private RunTree(RunRecord record) {
    this.record = record;
  }

  /**
   * @param canary its name
   */
  public static Tree of(String canary, RunRecord record) {
    return new RunTree(record).tree(canary);
  }

  private Tree tree(String canary) {
    RunResult result = record.result();
    String end = result == null ? "running" : result.outcome() + ". " + text(result.reason());
    Tree tree = new Tree(Line.of(Tone.STRONG, canary + " " + record.id() + ": ").and(end));
    release(tree, record.release());
    tree.add(PictureTree.label("Started").and(record.startedAt()));
    record.signals().forEach(signal -> tree.add(signal(signal)));
    if (result != null) {
      tree.add(PictureTree.label("Ended").and(result.at()));
    }
    if (record.stepsLeftOut() != null) {
      tree.add(Line.of(Tone.WAITING, record.stepsLeftOut() + " more steps did not fit."));
    }
    record.inOrder().forEach(step -> step(tree, step));
    queries(tree);
    return tree;
  }

  private static void release(Tree tree, RunRelease release) {
    String before = first(release.previousImages(), release.previousRevision());
    String after = first(release.images(), release.revision());
    tree.add(PictureTree.label("Released").and(before.isEmpty() ? after : before + " → " + after));
    ChangedBy changed = release.changedBy();
    if (changed != null) {
      String how = changed.operation() == null ? "" : " (" + changed.operation() + ")";
      String when = changed.at() == null ? "" : " at " + changed.at();
      tree.add(PictureTree.label("Changed").and("by " + changed.manager() + how + when));
    }
    if (!release.configs().isEmpty()) {
      tree.add(PictureTree.label("Configs").and(String.join(", ", release.configs())));
    }
  }

  private static Line signal(RunSignal signal) {
    String by = signal.by() == null ? "" : " by " + signal.by();
    return signal.kind().equals(RunSignal.ORDER)
        ? PictureTree.label("Order").and("%s%s at %s".formatted(signal.name(), by, signal.at()))
        : PictureTree.label("Gate")
            .and("%s open at %s, %s".formatted(signal.name(), signal.at(), signal.kind()));
  }

  private static void step(Tree tree, RecordedStep step) {
    String where = step.iteration() > 0 ? "iteration " + step.iteration() : step.weight() + " %";
    Tree branch =
        tree.add(
            Line.of(Tone.FAINT, step.at() + "  ")
                .and("%s %s  %s".formatted(step.phase(), where, text(step.reason()))));
    for (CheckResult check : step.checks()) {
      branch.add(CheckLine.of(check));
    }
    if (step.checksLeftOut() != null) {
      branch.add(Line.of(Tone.WAITING, step.checksLeftOut() + " more checks."));
    }
  }

  private void queries(Tree tree) {
    if (!record.queries().isEmpty()) {
      Tree branch = tree.add(PictureTree.label("Queries"));
      for (Map.Entry<String, String> query : record.queries().entrySet()) {
        branch.add(
            Line.of(Tone.FAINT, query.getKey() + ": ")
                .and(query.getValue().replaceAll("\\s+", " ").strip()));
      }
    }
  }

  private static String first(@Nullable String one, @Nullable String other) {
    return one == null ? text(other) : one;
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }
}
