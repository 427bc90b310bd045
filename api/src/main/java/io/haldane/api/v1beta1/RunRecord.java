package io.haldane.api.v1beta1;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What happened in one run.
 *
 * @param id unique for the canary and fit for the name of an object; the same when a decision is
 *     repeated
 * @param startedAt RFC 3339
 * @param signals orders and opened gates, oldest first; never null
 * @param queries of the metric checks by name, as they were sent last, without secrets
 * @param steps by number, so that a merge patch carries only the new one; see {@link #inOrder}
 * @param stepsLeftOut how many steps were cut because the record was full; null for none
 * @param result how it ended; null while it runs
 */
@Lenient
public record RunRecord(
    String id,
    String startedAt,
    RunRelease release,
    List<RunSignal> signals,
    Map<String, String> queries,
    Map<String, RecordedStep> steps,
    @Nullable Integer stepsLeftOut,
    @Nullable RunResult result) {
  private static final int MOST_DIGITS = 9;

  public RunRecord {
    id = Lists.orBlank(id);
    startedAt = Lists.orBlank(startedAt);
    release = release == null ? RunRelease.UNKNOWN : release;
    signals = Lists.orEmpty(signals);
    queries = Lists.orEmpty(queries);
    steps = Lists.orEmpty(steps);
  }

  /** Name of a step in {@link #steps}. It has leading zeros, so that YAML lists steps in order. */
  public static String key(int number) {
    return "%05d".formatted(number);
  }

  /** The number in the name of a step; empty for a name that nobody gave to a step. */
  public static Optional<Integer> number(String key) {
    boolean digits = !key.isEmpty() && key.length() <= MOST_DIGITS;
    return digits && key.chars().allMatch(c -> c >= '0' && c <= '9')
        ? Optional.of(Integer.parseInt(key))
        : Optional.empty();
  }

  /** In the order of time. */
  public List<RecordedStep> inOrder() {
    return steps.entrySet().stream()
        .filter(step -> number(step.getKey()).isPresent())
        .sorted(Comparator.comparing(step -> number(step.getKey()).orElse(0)))
        .map(Map.Entry::getValue)
        .toList();
  }

  @JsonIgnore
  public boolean isOver() {
    return result != null;
  }

  public RunRecord withSteps(Map<String, RecordedStep> kept, int leftOut) {
    Integer cut = leftOut == 0 ? null : Integer.valueOf(leftOut);
    return new RunRecord(id, startedAt, release, signals, queries, kept, cut, result);
  }

  public RunRecord withQueries(Map<String, String> asked) {
    return new RunRecord(id, startedAt, release, signals, asked, steps, stepsLeftOut, result);
  }

  public RunRecord withSignals(List<RunSignal> heard) {
    return new RunRecord(id, startedAt, release, heard, queries, steps, stepsLeftOut, result);
  }

  public RunRecord ended(RunResult how) {
    return new RunRecord(id, startedAt, release, signals, queries, steps, stepsLeftOut, how);
  }
}
