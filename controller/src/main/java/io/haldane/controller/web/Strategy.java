package io.haldane.controller.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.haldane.api.routing.Feature;
import io.haldane.api.v1beta1.Analysis;
import io.haldane.api.v1beta1.AnalysisMatch;
import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.api.v1beta1.CanarySpec;
import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.api.v1beta1.SessionAffinity;
import io.haldane.api.v1beta1.StringMatch;
import io.haldane.engine.plan.WeightSteps;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a canary meets traffic, as its spec says.
 *
 * @param kind {@code weighted}, {@code ab-test}, {@code blue-green} or {@code skip} (no analysis)
 * @param steps weights in percent that a weighted canary goes through; empty for the others
 * @param iterations rounds of checks of an A/B test or blue/green; 0 for the others
 * @param switches whether all users are sent to the canary after the last round; blue/green only
 * @param mirrored whether requests of the primary are copied to the canary first
 * @param match who is sent to the canary, one alternative each, for people: all that meet it in an
 *     A/B test, and whoever meets it from the first step on when weighted
 * @param stepBack percent per step by which the primary takes over again; 0 for all at once
 * @param affinity cookie that keeps users on the version that they met; absent when nothing does
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Strategy(
    String kind,
    List<Integer> steps,
    int iterations,
    boolean switches,
    boolean mirrored,
    List<String> match,
    int stepBack,
    @Nullable String affinity) {

  static final String WEIGHTED = "weighted";
  static final String AB_TEST = "ab-test";
  static final String BLUE_GREEN = "blue-green";
  static final String SKIP = "skip";

  /** Provider that splits nothing: its canaries are judged aside and then promoted. */
  private static final String PLAIN = "kubernetes";

  static Strategy of(@Nullable CanarySpec spec) {
    return of(spec, spec == null ? null : spec.provider());
  }

  /**
   * What the engine will do, in the words of the page.
   *
   * @param provider in effect: the canary's own, or that of the installation
   */
  static Strategy of(@Nullable CanarySpec spec, @Nullable String provider) {
    Analysis analysis = spec == null ? null : spec.analysis();
    if (spec == null || analysis == null || Boolean.TRUE.equals(spec.skipAnalysis())) {
      return new Strategy(SKIP, List.of(), 0, false, false, List.of(), 0, null);
    }
    io.haldane.engine.plan.Strategy meant = io.haldane.engine.plan.Strategy.of(analysis);
    Set<Feature> features = PLAIN.equals(provider) ? Set.of() : Set.of(Feature.WEIGHTS);
    SessionAffinity affinity = analysis.sessionAffinity();
    return new Strategy(
        kind(meant),
        weights(meant),
        meant.iterationCount(),
        meant.switches(features),
        Boolean.TRUE.equals(analysis.mirror()),
        analysis.match().stream().map(Strategy::text).toList(),
        Math.min(100, positive(analysis.stepWeightPromotion())),
        kind(meant).equals(WEIGHTED) && affinity != null ? affinity.cookieName() : null);
  }

  private static String kind(io.haldane.engine.plan.Strategy meant) {
    return switch (meant) {
      case io.haldane.engine.plan.Strategy.Weighted weighted -> WEIGHTED;
      case io.haldane.engine.plan.Strategy.AbTest test -> AB_TEST;
      case io.haldane.engine.plan.Strategy.BlueGreen blueGreen -> BLUE_GREEN;
    };
  }

  private static List<Integer> weights(io.haldane.engine.plan.Strategy meant) {
    return meant instanceof io.haldane.engine.plan.Strategy.Weighted(WeightSteps steps)
        ? steps.weights()
        : List.of();
  }

  /** The weight that follows, or nothing when the canary has had its last step. */
  @Nullable Integer stepAfter(int weight) {
    return steps.stream().filter(step -> step > weight).findFirst().orElse(null);
  }

  /**
   * The share of the requests that a status asks for, in percent; of those that match in a test.
   */
  int share(CanaryStatus status) {
    boolean judged =
        status.phase() == CanaryPhase.PROGRESSING
            || status.phase() == CanaryPhase.WAITING_PROMOTION;
    if (judged && kind.equals(AB_TEST)) {
      return status.iteration() > 0 ? 100 : 0;
    }
    if (judged && kind.equals(BLUE_GREEN)) {
      return switches && status.iteration() > iterations ? 100 : 0;
    }
    return Math.clamp(status.weight(), 0, 100);
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
