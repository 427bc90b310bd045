package io.haldane.view;

import io.haldane.api.v1beta1.Analysis;
import io.haldane.api.v1beta1.Metric;
import io.haldane.api.v1beta1.Webhook;
import io.haldane.engine.decision.HookType;
import io.haldane.engine.decision.Question;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the engine wants to know before a step, by the names in the spec and in its order.
 *
 * @param promotion whether the promotion, and not only a step, is behind the gates
 */
record Asked(List<String> checks, List<String> gates, boolean promotion) {
  static Asked of(Set<Question> questions, Analysis analysis) {
    Set<String> metrics =
        questions.stream()
            .filter(Question.Metric.class::isInstance)
            .map(question -> ((Question.Metric) question).name())
            .collect(Collectors.toSet());
    return new Asked(
        Stream.concat(
                hooks(questions, analysis, Set.of(HookType.PRE_ROLLOUT, HookType.ROLLOUT)),
                analysis.metrics().stream().filter(m -> isAsked(m, metrics)).map(Metric::name))
            .toList(),
        hooks(
                questions,
                analysis,
                Set.of(
                    HookType.CONFIRM_ROLLOUT,
                    HookType.CONFIRM_TRAFFIC_INCREASE,
                    HookType.CONFIRM_PROMOTION))
            .toList(),
        questions.stream().anyMatch(Asked::isPromotion));
  }

  /** The step, and the approval that it needs first. */
  String before(String step) {
    return gates.isEmpty()
        ? step
        : "%s asks for approval (%s); once it is given, %s"
            .formatted(promotion ? "promotion" : "the step", String.join(", ", gates), step);
  }

  private static boolean isPromotion(Question question) {
    return question instanceof Question.Hooks hooks && hooks.type() == HookType.CONFIRM_PROMOTION;
  }

  private static boolean isAsked(Metric metric, Set<String> names) {
    return names.contains(metric.name()) || names.contains(metric.name() + " (template)");
  }

  private static Stream<String> hooks(
      Set<Question> questions, Analysis analysis, Set<HookType> types) {
    Set<HookType> asked =
        questions.stream()
            .filter(Question.Hooks.class::isInstance)
            .map(question -> ((Question.Hooks) question).type())
            .filter(types::contains)
            .collect(Collectors.toSet());
    return analysis.webhooks().stream()
        .filter(hook -> asked.contains(HookType.of(hook.type())))
        .map(Webhook::name);
  }
}
