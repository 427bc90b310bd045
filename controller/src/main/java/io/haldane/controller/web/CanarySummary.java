package io.haldane.controller.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.api.v1beta1.CanarySpec;
import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.api.v1beta1.Condition;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
    Strategy strategy,
    int iteration,
    int failedChecks,
    int threshold,
    String text,
    @Nullable Instant changedAt,
    boolean suspended,
    @Nullable String problem,
    @Nullable String held,
    long seq) {

  /** Conditions that hold a canary while they are True; False means that nothing holds it. */
  private static final Set<String> HOLDING = Set.of("Paused", "Queued");

  static CanarySummary of(
      Canary canary,
      Strategy strategy,
      CanaryStatus status,
      String text,
      @Nullable Instant changedAt,
      long seq) {
    CanarySpec spec = canary.getSpec();
    List<Condition> problems = problems(status);
    String problem = problems.isEmpty() ? null : problems.getFirst().message();
    Optional<Condition> holding = holding(status);
    return new CanarySummary(
        canary.getMetadata().getNamespace(),
        canary.getMetadata().getName(),
        status.phase(),
        Attention.of(status.phase(), !problems.isEmpty(), holding.isPresent()),
        status.weight(),
        mirrored(status),
        strategy,
        Math.max(0, status.iteration()),
        status.failures(),
        threshold(spec),
        text,
        changedAt,
        spec != null && Boolean.TRUE.equals(spec.suspend()),
        problem,
        holding.map(CanarySummary::words).orElse(null),
        seq);
  }

  /** Conditions that say that something is wrong; Promoted tells of the release, not of trouble. */
  static List<Condition> problems(CanaryStatus status) {
    return status.conditions().stream()
        .filter(each -> "False".equals(each.status()))
        .filter(each -> !"Promoted".equals(each.type()) && !HOLDING.contains(each.type()))
        .toList();
  }

  /** The condition that tells that the canary is held on purpose, if one does. */
  static Optional<Condition> holding(CanaryStatus status) {
    return status.conditions().stream()
        .filter(each -> HOLDING.contains(each.type()) && "True".equals(each.status()))
        .findFirst();
  }

  /** Whether requests are meant to be copied to the canary now. */
  static boolean mirrored(CanaryStatus status) {
    return status.phase().running() && Boolean.TRUE.equals(status.mirrored());
  }

  private static String words(Condition condition) {
    String message = condition.message();
    return message == null || message.isBlank() ? condition.type() + "." : message;
  }

  static int threshold(@Nullable CanarySpec spec) {
    Integer threshold =
        spec == null || spec.analysis() == null ? null : spec.analysis().threshold();
    return threshold == null || threshold <= 0 ? 1 : threshold;
  }
}
