package io.haldane.engine.write;

import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.api.v1beta1.Condition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What tools read that know no canary, such as Flux: {@code status.observedGeneration} and the
 * conditions {@code Ready}, {@code Reconciling} and {@code Stalled}. They say again what phase and
 * {@code Reconciled} say. Nothing is decided by them, and they are absent unless asked for: see
 * docs/adr/0051.
 */
public final class CommonConditions {
  static final String READY = "Ready";
  static final String RECONCILING = "Reconciling";
  static final String STALLED = "Stalled";
  private static final Set<String> TYPES = Set.of(READY, RECONCILING, STALLED);

  private CommonConditions() {}

  /** The status with them if they are wanted, and without them if not. */
  public static CanaryStatus shown(
      boolean wanted, Canary canary, CanaryStatus status, Instant now) {
    List<Condition> conditions = new ArrayList<>(status.conditions());
    conditions.removeIf(condition -> TYPES.contains(condition.type()));
    Long generation = null;
    if (wanted) {
      of(status).stream()
          .map(found -> ConditionTimes.of(found, status, now))
          .forEach(conditions::add);
      generation = canary.getMetadata().getGeneration();
    }
    boolean same =
        conditions.equals(status.conditions())
            && Objects.equals(generation, status.observedGeneration());
    return same
        ? status
        : status.edit().conditions(List.copyOf(conditions)).observedGeneration(generation).done();
  }

  /**
   * {@code Reconciling} and {@code Stalled} are there only while they are true, as tools expect.
   */
  private static List<Condition> of(CanaryStatus status) {
    String reason = status.phase() == CanaryPhase.NEW ? "New" : status.phase().text();
    String message = message(status, reason);
    return switch (status.phase()) {
      case INITIALIZED, SUCCEEDED ->
          problem(status)
              .map(held -> unsettled("False", held.reason(), text(held)))
              .orElseGet(() -> List.of(condition(READY, "True", reason, message)));
      case FAILED ->
          List.of(
              condition(READY, "False", reason, message),
              condition(STALLED, "True", reason, message));
      case NEW,
          INITIALIZING,
          WAITING,
          PROGRESSING,
          WAITING_PROMOTION,
          PROMOTING,
          FINALISING,
          TERMINATING,
          TERMINATED ->
          problem(status)
              .map(held -> unsettled("False", held.reason(), text(held)))
              .orElseGet(() -> unsettled("Unknown", reason, message));
    };
  }

  /**
   * A canary that is held is still reconciled: most problems end by themselves when an object
   * appears, and a tool must not give up on the first of them.
   */
  private static List<Condition> unsettled(String ready, String reason, @Nullable String message) {
    return List.of(
        condition(READY, ready, reason, message), condition(RECONCILING, "True", reason, message));
  }

  /** Somebody who suspends a canary wants its state to stay as it is. */
  private static Optional<Condition> problem(CanaryStatus status) {
    return find(status, Reconciled.TYPE)
        .filter(condition -> condition.status().equals("False"))
        .filter(condition -> !condition.reason().equals("Suspended"));
  }

  /** The API server keeps no message that is missing, and the condition would be written again. */
  private static String text(Condition condition) {
    String message = condition.message();
    return message == null ? condition.reason() : message;
  }

  private static String message(CanaryStatus status, String otherwise) {
    return find(status, "Promoted").map(Condition::message).orElse(otherwise);
  }

  private static Condition condition(
      String type, String truth, String reason, @Nullable String message) {
    return new Condition(type, truth, reason, message, null, null);
  }

  private static Optional<Condition> find(CanaryStatus status, String type) {
    return status.conditions().stream().filter(c -> c.type().equals(type)).findFirst();
  }
}
