package io.haldane.controller.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.api.v1beta1.CanarySpec;
import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.api.v1beta1.Condition;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A canary in one line; {@code GET /api/canaries} answers a list of these.
 *
 * @param weight percent of the traffic that is meant for the canary
 * @param iteration how often it was judged in this run, of {@code strategy.iterations}
 * @param threshold failed checks that lead to a rollback
 * @param text what is happening and why, one sentence
 * @param changedAt when phase, weight or iteration last changed; absent when never seen
 * @param suspended whether {@code spec.suspend} is set
 * @param problem message of the first condition that is False, Promoted aside; absent when well
 * @param seq of the newest tick, 0 when there is none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CanarySummary(
    String namespace,
    String name,
    CanaryPhase phase,
    Attention attention,
    int weight,
    Strategy strategy,
    int iteration,
    int failedChecks,
    int threshold,
    String text,
    @Nullable Instant changedAt,
    boolean suspended,
    @Nullable String problem,
    long seq) {

  static CanarySummary of(
      Canary canary, CanaryStatus status, String text, @Nullable Instant changedAt, long seq) {
    CanarySpec spec = canary.getSpec();
    List<Condition> problems = problems(status);
    String problem = problems.isEmpty() ? null : problems.getFirst().message();
    return new CanarySummary(
        canary.getMetadata().getNamespace(),
        canary.getMetadata().getName(),
        status.phase(),
        Attention.of(status.phase(), !problems.isEmpty()),
        status.weight(),
        Strategy.of(spec),
        Math.max(0, status.iteration()),
        status.failures(),
        threshold(spec),
        text,
        changedAt,
        spec != null && Boolean.TRUE.equals(spec.suspend()),
        problem,
        seq);
  }

  /** Conditions that say that something is wrong; Promoted tells of the release, not of trouble. */
  static List<Condition> problems(CanaryStatus status) {
    return status.conditions().stream()
        .filter(each -> !"Promoted".equals(each.type()) && "False".equals(each.status()))
        .toList();
  }

  static int threshold(@Nullable CanarySpec spec) {
    Integer threshold =
        spec == null || spec.analysis() == null ? null : spec.analysis().threshold();
    return threshold == null || threshold <= 0 ? 1 : threshold;
  }
}
