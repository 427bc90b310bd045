package io.haldane.engine.record;

import io.haldane.api.v1beta1.CheckResult;
import io.haldane.api.v1beta1.CheckVerdict;
import io.haldane.api.v1beta1.RecordedStep;
import io.haldane.api.v1beta1.RunRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keeps the record of a run small enough for the status that it stands in. */
public final class RecordBounds {
  public static final int MOST_STEPS = 100;

  /** In JSON. An object of the API server may have 1.5 MiB in all. */
  public static final int MOST_BYTES = 256 * 1024;

  /** What is released, and how it ended, at their longest. */
  private static final int REST = 40 * 1024;

  /** More queries than that are left out, all of them: steps matter more. */
  private static final int MOST_QUERY_BYTES = 64 * 1024;

  private static final int MOST_CHECKS = 30;
  private static final int MOST_STEP_BYTES = 128 * 1024;

  private static final int LONGEST_NAME = 253;
  private static final int LONGEST_TEXT = 1000;
  private static final int LONGEST_QUERY = 2000;

  private RecordBounds() {}

  private record Numbered(String key, int number, RecordedStep step) {}

  /** See {@link #leastWanted} for what goes first; never the last step. */
  static RunRecord cut(RunRecord record) {
    RunRecord lean =
        RecordSize.of(record.queries()) > MOST_QUERY_BYTES ? record.withQueries(Map.of()) : record;
    List<Numbered> steps = numbered(lean.steps());
    long bytes = REST + RecordSize.of(lean.queries()) + RecordSize.of(lean.signals());
    bytes += steps.stream().mapToLong(each -> RecordSize.of(each.step())).sum();
    int leftOut = lean.stepsLeftOut() == null ? 0 : lean.stepsLeftOut();
    while (steps.size() > 1 && (steps.size() > MOST_STEPS || bytes > MOST_BYTES)) {
      bytes -= RecordSize.of(steps.remove(leastWanted(steps)).step());
      leftOut++;
    }
    if (steps.size() == lean.steps().size()) {
      return lean;
    }
    Map<String, RecordedStep> kept = new LinkedHashMap<>();
    steps.forEach(each -> kept.put(each.key(), each.step()));
    return lean.withSteps(kept, leftOut);
  }

  private static List<Numbered> numbered(Map<String, RecordedStep> steps) {
    List<Numbered> all = new ArrayList<>();
    steps.forEach((key, step) ->
        RunRecord.number(key).ifPresent(number -> all.add(new Numbered(key, number, step))));
    all.sort(Comparator.comparingInt(Numbered::number));
    return all;
  }

  /**
   * The oldest step that passed and moved nothing, such as one of a night before a closed gate;
   * then the oldest that passed; then the oldest.
   */
  private static int leastWanted(List<Numbered> steps) {
    int passed = 0;
    for (int i = steps.size() - 2; i >= 0; i--) {
      passed = steps.get(i).step().hasFailed() ? passed : i;
    }
    for (int i = 1; i < steps.size() - 1; i++) {
      RecordedStep step = steps.get(i).step();
      if (!step.hasFailed() && step.staysAt(steps.get(i - 1).step())) {
        return i;
      }
    }
    return passed;
  }

  /** The failed checks stay, and then the first ones. */
  static RecordedStep cut(RecordedStep step) {
    List<CheckResult> all = step.checks().stream().map(RecordBounds::cut).toList();
    RecordedStep whole = with(step, all, 0);
    if (all.size() <= MOST_CHECKS && RecordSize.of(whole) <= MOST_STEP_BYTES) {
      return whole;
    }
    List<CheckResult> kept = new ArrayList<>(all);
    kept.sort(Comparator.comparing(check -> !check.says(CheckVerdict.FAIL)));
    while (kept.size() > MOST_CHECKS || RecordSize.of(with(step, kept, 0)) > MOST_STEP_BYTES) {
      kept.removeLast();
    }
    return with(step, kept, all.size() - kept.size());
  }

  private static RecordedStep with(RecordedStep step, List<CheckResult> checks, int leftOut) {
    return new RecordedStep(
        step.at(),
        step.phase(),
        step.weight(),
        step.iteration(),
        step.failures(),
        name(step.verdict()),
        optional(step.reason()),
        checks,
        leftOut == 0 ? null : Integer.valueOf(leftOut));
  }

  private static CheckResult cut(CheckResult r) {
    return new CheckResult(
        required(r.kind()),
        required(r.name()),
        required(r.verdict()),
        r.value(),
        r.min(),
        r.max(),
        r.unit() == null ? null : name(r.unit()),
        optional(r.message()));
  }

  private static @Nullable String optional(@Nullable String text) {
    return text == null ? null : text(text);
  }

  /** The schema asks for these, and an empty text is not written. */
  private static String required(String text) {
    return text.isEmpty() ? "-" : name(text);
  }

  static String text(String text) {
    return shortened(text, LONGEST_TEXT);
  }

  static String name(String name) {
    return shortened(name, LONGEST_NAME);
  }

  static String query(String query) {
    return shortened(query, LONGEST_QUERY);
  }

  private static String shortened(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    // Half of a pair would be no text.
    int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
    return text.substring(0, end) + "…";
  }
}
