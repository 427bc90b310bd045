package io.haldane.controller.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.api.v1beta1.Condition;
import io.haldane.view.Attention;
import io.haldane.view.Standing;
import io.haldane.view.StrategyView;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A canary in one line; {@code GET /api/canaries} answers a list of these.
 *
 * @param weight percent of the traffic that is meant for the canary
 * @param mirrored whether requests are being copied to the canary
 * @param iteration the round of this run, of {@code strategy.iterations}; one more once switched
 * @param threshold failed checks that lead to a rollback
 * @param text what is happening and why, one sentence
 * @param changedAt when phase, weight or iteration last changed; absent when never seen
 * @param suspended whether {@code spec.suspend} is set
 * @param problem message of the first condition that is False, Promoted aside; absent when well
 * @param held message of the condition that holds it, paused or queued; absent when none does
 * @param labels of the canary, at most {@link #MOST_LABELS}
 * @param seq of the newest tick, 0 when there is none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CanarySummary(
    String namespace,
    String name,
    CanaryPhase phase,
    Attention attention,
    int weight,
    boolean mirrored,
    StrategyView strategy,
    int iteration,
    int failedChecks,
    int threshold,
    String text,
    @Nullable Instant changedAt,
    boolean suspended,
    @Nullable String problem,
    @Nullable String held,
    Map<String, String> labels,
    long seq) {

  static final int MOST_LABELS = 20;

  static CanarySummary of(
      Canary canary,
      StrategyView strategy,
      CanaryStatus status,
      int threshold,
      String text,
      @Nullable Instant changedAt,
      long seq) {
    List<Condition> problems = Standing.problems(status);
    String problem = problems.isEmpty() ? null : problems.getFirst().message();
    Optional<Condition> holding = Standing.holding(status);
    return new CanarySummary(
        canary.getMetadata().getNamespace(),
        canary.getMetadata().getName(),
        status.phase(),
        Attention.of(status.phase(), !problems.isEmpty(), holding.isPresent()),
        status.weight(),
        Standing.mirrored(status),
        strategy,
        Math.max(0, status.iteration()),
        status.failures(),
        threshold,
        text,
        changedAt,
        Boolean.TRUE.equals(canary.getSpec().suspend()),
        problem,
        holding.map(CanarySummary::words).orElse(null),
        labels(canary),
        seq);
  }

  private static Map<String, String> labels(Canary canary) {
    Map<String, String> all = canary.getMetadata().getLabels();
    return all == null
        ? Map.of()
        : all.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .limit(MOST_LABELS)
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static String words(Condition condition) {
    String message = condition.message();
    return message == null || message.isBlank() ? condition.type() + "." : message;
  }
}
