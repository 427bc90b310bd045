package io.haldane.controller.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.haldane.api.v1beta1.Analysis;
import io.haldane.api.v1beta1.AnalysisMatch;
import io.haldane.api.v1beta1.CanarySpec;
import io.haldane.api.v1beta1.StringMatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a canary meets traffic, as its spec says.
 *
 * @param kind {@code weighted}, {@code ab-test}, {@code blue-green} or {@code skip} (no analysis)
 * @param steps weights in percent that a weighted canary goes through; empty for the others
 * @param iterations how often an A/B test or blue/green is judged; 0 for the others
 * @param mirrored whether requests of the primary are copied to the canary first
 * @param match who is sent to the canary in an A/B test, one alternative each, for people
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Strategy(
    String kind, List<Integer> steps, int iterations, boolean mirrored, List<String> match) {

  static final String WEIGHTED = "weighted";
  static final String AB_TEST = "ab-test";
  static final String BLUE_GREEN = "blue-green";
  static final String SKIP = "skip";

  /** Iterations of a canary on plain Kubernetes Services that names none. */
  private static final int PLAIN_ITERATIONS = 10;

  static Strategy of(@Nullable CanarySpec spec) {
    Analysis analysis = spec == null ? null : spec.analysis();
    if (spec == null || analysis == null || Boolean.TRUE.equals(spec.skipAnalysis())) {
      return new Strategy(SKIP, List.of(), 0, false, List.of());
    }
    boolean mirrored = Boolean.TRUE.equals(analysis.mirror());
    boolean plain = "kubernetes".equals(spec.provider());
    int iterations = positive(analysis.iterations());
    if (plain) {
      int rounds = iterations > 0 ? iterations : PLAIN_ITERATIONS;
      return new Strategy(BLUE_GREEN, List.of(), rounds, false, List.of());
    }
    if (iterations == 0) {
      return new Strategy(WEIGHTED, steps(analysis), 0, mirrored, List.of());
    }
    List<String> match = analysis.match().stream().map(Strategy::text).toList();
    String kind = match.isEmpty() ? BLUE_GREEN : AB_TEST;
    return new Strategy(kind, List.of(), iterations, mirrored, match);
  }

  /** The weight that follows, or nothing when the canary has had its last step. */
  @Nullable Integer stepAfter(int weight) {
    return steps.stream().filter(step -> step > weight).findFirst().orElse(null);
  }

  private static List<Integer> steps(Analysis analysis) {
    int step = positive(analysis.stepWeight());
    if (step == 0) {
      return analysis.stepWeights().stream().map(each -> Math.min(100, each.intValue())).toList();
    }
    int max = positive(analysis.maxWeight());
    int last = max == 0 ? 100 : Math.min(100, max);
    List<Integer> steps = new ArrayList<>();
    for (int weight = step; weight < last; weight += step) {
      steps.add(weight);
    }
    // The last step may overshoot the maximum: 30 and a maximum of 50 go to 60.
    steps.add(Math.min(100, (steps.isEmpty() ? 0 : steps.getLast()) + step));
    return steps;
  }

  private static String text(AnalysisMatch match) {
    return String.join(
        " and ",
        Stream.of(
                conditions("header", match.headers()),
                conditions("query", match.queryParams()),
                match.sourceLabels().entrySet().stream()
                    .map(label -> "label " + label.getKey() + " is " + label.getValue()))
            .flatMap(each -> each)
            .toList());
  }

  private static Stream<String> conditions(String what, Map<String, StringMatch> matches) {
    return matches.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(each -> what + " " + each.getKey() + " " + text(each.getValue()));
  }

  private static String text(StringMatch match) {
    if (match.exact() != null) {
      return "is " + match.exact();
    }
    if (match.prefix() != null) {
      return "starts with " + match.prefix();
    }
    if (match.suffix() != null) {
      return "ends with " + match.suffix();
    }
    return match.regex() == null ? "is there" : "matches " + match.regex();
  }

  private static int positive(@Nullable Integer number) {
    return number == null ? 0 : Math.max(0, number);
  }
}
