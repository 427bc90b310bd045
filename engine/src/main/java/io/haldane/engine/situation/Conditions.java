package io.haldane.engine.situation;

import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.api.v1beta1.Condition;
import io.haldane.engine.problem.Problem;
import io.haldane.engine.world.World;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The conditions of a canary: {@code Promoted} is about the release, {@code Reconciled} about
 * whether anything prevents reconciling it.
 */
public final class Conditions {
  static final String PROMOTED = "Promoted";
  public static final String RECONCILED = "Reconciled";

  /** Somebody asked for no further steps. */
  static final String PAUSED = "Paused";

  /** A new revision waits until fewer canaries run. */
  static final String QUEUED = "Queued";

  /** Of {@code Reconciled}: a metric has no value, or too few requests, and the step waits. */
  public static final String WAITING_FOR_DATA = "WaitingForData";

  private Conditions() {}

  public static Optional<Condition> find(CanaryStatus status, String type) {
    return status.conditions().stream().filter(c -> c.type().equals(type)).findFirst();
  }

  /** The conditions with {@code Promoted} brought to the phase; untouched when it already is. */
  public static List<Condition> promoted(CanaryStatus status, World world) {
    CanaryPhase phase = status.phase();
    if (phase == CanaryPhase.NEW) {
      return status.conditions();
    }
    String kind = world.canary().getSpec().targetRef().kind();
    return with(status, PROMOTED, truth(phase), phase.text(), message(status, kind), world);
  }

  /** The conditions with {@code Reconciled} false for that reason. */
  public static List<Condition> held(
      CanaryStatus status, String reason, String message, World world) {
    return with(status, RECONCILED, "False", reason, message, world);
  }

  /** The conditions with {@code Reconciled} true, if it was ever false. */
  public static List<Condition> released(CanaryStatus status, World world) {
    return find(status, RECONCILED).isEmpty()
        ? status.conditions()
        : with(status, RECONCILED, "True", "Reconciled", "The canary can be reconciled.", world);
  }

  /**
   * The conditions with {@code Reconciled} false because the canary stands in for the primary.
   *
   * @param reported the condition as it was reported before, so that its times stay
   */
  public static List<Condition> standing(
      CanaryStatus status, Optional<Condition> reported, Problem problem, World world) {
    if (reported.isEmpty()) {
      return held(status, problem.reason(), problem.message(), world);
    }
    return status.conditions().stream()
        .map(c -> c.type().equals(RECONCILED) ? reported.get() : c)
        .toList();
  }

  /** The conditions without that; any other reason stays. */
  public static List<Condition> standInOver(CanaryStatus status, World world) {
    return find(status, RECONCILED)
            .filter(c -> c.reason().equals(PrimaryFailover.REASON))
            .isPresent()
        ? released(status, world)
        : status.conditions();
  }

  public static List<Condition> paused(
      CanaryStatus status, boolean is, String message, World world) {
    return with(status, PAUSED, is ? "True" : "False", is ? "Paused" : "Resumed", message, world);
  }

  public static List<Condition> queued(
      CanaryStatus status, boolean is, String message, World world) {
    String reason = is ? "LimitReached" : "NotWaiting";
    return with(status, QUEUED, is ? "True" : "False", reason, message, world);
  }

  private static List<Condition> with(
      CanaryStatus status,
      String type,
      String truth,
      String reason,
      @Nullable String message,
      World world) {
    Optional<Condition> old = find(status, type);
    if (old.filter(c -> c.status().equals(truth) && c.reason().equals(reason))
        .filter(c -> type.equals(PROMOTED) || String.valueOf(message).equals(c.message()))
        .isPresent()) {
      return status.conditions();
    }
    String now = world.now().toString();
    String since =
        old.filter(c -> c.status().equals(truth)).map(Condition::lastTransitionTime).orElse(now);
    Condition condition = new Condition(type, truth, reason, message, now, since);
    Stream<Condition> others = status.conditions().stream().filter(c -> !c.type().equals(type));
    return type.equals(PROMOTED)
        ? Stream.concat(Stream.of(condition), others).toList()
        : Stream.concat(others, Stream.of(condition)).toList();
  }

  private static String truth(CanaryPhase phase) {
    return switch (phase) {
      case INITIALIZED, SUCCEEDED -> "True";
      case FAILED -> "False";
      case NEW,
          INITIALIZING,
          WAITING,
          PROGRESSING,
          WAITING_PROMOTION,
          PROMOTING,
          FINALISING,
          TERMINATING,
          TERMINATED ->
          "Unknown";
    };
  }

  private static String message(CanaryStatus status, String kind) {
    return switch (status.phase()) {
      case NEW, INITIALIZING, TERMINATING, TERMINATED ->
          "New " + kind + " detected, starting initialization.";
      case INITIALIZED -> kind + " initialization completed.";
      case WAITING, WAITING_PROMOTION -> "Waiting for approval.";
      case PROGRESSING -> "New revision detected, progressing canary analysis.";
      case PROMOTING -> "Canary analysis completed, starting primary rolling update.";
      case FINALISING -> "Canary analysis completed, routing all traffic to primary.";
      case SUCCEEDED -> "Canary analysis completed successfully, promotion finished.";
      case FAILED -> failed(status, kind);
    };
  }

  /** Tools read the words of Flagger; people read the rest. */
  private static String failed(CanaryStatus status, String kind) {
    String end =
        DesiredTraffic.canaryServes(status)
            ? "Promotion failed, %s keeps serving.".formatted(kind)
            : "Canary analysis failed, %s scaled to zero.".formatted(kind);
    return status.failure() == null ? end : end + " " + status.failure();
  }
}
