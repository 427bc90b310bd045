package io.haldane.sandbox.history;

import com.fasterxml.jackson.databind.JsonNode;
import io.haldane.api.ObjectRef;
import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.api.v1beta1.CheckResult;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How things must stand when nobody disturbs the controller. */
final class Rest {
  private static final Set<CanaryPhase> UNROUTED =
      Set.of(
          CanaryPhase.NEW,
          CanaryPhase.INITIALIZING,
          CanaryPhase.TERMINATING,
          CanaryPhase.TERMINATED);

  private Rest() {}

  private static boolean leftAlone(Cluster cluster) {
    return cluster.find(Addresses.CANARY).isEmpty()
        || cluster.at(Addresses.CANARY, "/metadata").has("deletionTimestamp");
  }

  private static JsonNode json(Cluster cluster, ObjectRef ref) {
    return cluster.at(ref, "");
  }

  /** Holds after every look that saw the cluster as it is and met no fault. */
  static void afterALook(Stage stage) {
    Cluster cluster = stage.cluster;
    CanaryStatus status = stage.rules.memory.status;
    if (leftAlone(cluster) || cluster.at(Addresses.CANARY, "/spec/suspend").asBoolean()) {
      return;
    }
    Split split = Rules.split(cluster);
    boolean serving = cluster.at(Addresses.TARGET, "/status/availableReplicas").asInt() > 0;
    Violation.unless(
        !split.exposed() || serving, RouteRules.DEAD, split + " stays in " + status.phase());
    boolean unproven =
        status.phase() == CanaryPhase.PROMOTING
            && !Revision.ofTarget(ref -> json(cluster, ref))
                .image()
                .equals(
                    Optional.ofNullable(stage.rules.memory.applied)
                        .map(Revision::image)
                        .orElse(""));
    boolean primaryServes = cluster.at(Addresses.PRIMARY, "/status/availableReplicas").asInt() > 0;
    Set<String> mistakes = Mistakes.of(ref -> json(cluster, ref));
    Violation.unless(
        !unproven || !primaryServes || !split.exposed() || !mistakes.isEmpty(),
        RouteRules.EARNED,
        split + " on what nobody has judged");
    if (!mistakes.isEmpty()
        || UNROUTED.contains(status.phase())
        || cluster.find(Addresses.PRIMARY).isEmpty()) {
      return;
    }
    Violation.unless(split.faults().isEmpty(), RouteRules.SUM, split + " is not mended");
    String selected = cluster.at(Addresses.APEX, "/spec/selector/app").asText();
    boolean alone = serving && !primaryServes;
    boolean inPlace = (status.weight() == 100 || alone) && selected.equals("podinfo") && serving;
    Violation.unless(
        selected.equals("podinfo-primary") || inPlace, "clients reach the primary", selected);
  }

  /** Why this is not a state to stay in; empty when it is. */
  static Optional<String> objection(Stage stage) {
    Cluster cluster = stage.cluster;
    if (cluster.find(Addresses.CANARY).isEmpty()) {
      return Optional.empty();
    }
    if (cluster.at(Addresses.CANARY, "/metadata").has("deletionTimestamp")) {
      return Optional.of("the canary is not let go");
    }
    CanaryStatus status = stage.rules.memory.status;
    Set<String> mistakes = Mistakes.of(ref -> json(cluster, ref));
    Optional<String> told = Reconciled.trouble(status);
    if (told.isPresent() || !mistakes.isEmpty()) {
      boolean lost =
          told.filter(reason -> reason.equals("PrimaryMissing")).isPresent()
              && cluster.find(Addresses.PRIMARY).isEmpty();
      boolean standsIn =
          told.filter(reason -> reason.equals("PrimaryNotReady")).isPresent()
              && cluster.at(Addresses.PRIMARY, "/status/availableReplicas").asInt() == 0;
      boolean fits = told.isPresent() && mistakes.contains(told.get());
      return lost || standsIn || fits
          ? Optional.empty()
          : Optional.of("it tells of " + told + " and has " + mistakes);
    }
    return phase(stage, status).or(() -> revision(stage, status)).or(() -> objects(stage, status));
  }

  private static Optional<String> phase(Stage stage, CanaryStatus status) {
    boolean rests =
        switch (status.phase()) {
          case INITIALIZED, SUCCEEDED, FAILED ->
              !Boolean.TRUE.equals(status.owesPostRollout()) && status.nextAnalysisTime() == null;
          case WAITING, WAITING_PROMOTION, PROGRESSING -> isGated(stage, status);
          case NEW, INITIALIZING, PROMOTING, FINALISING, TERMINATING, TERMINATED -> false;
        };
    return rests ? Optional.empty() : Optional.of("it stays in " + status.phase());
  }

  /** Whether it says which gate it waits for, and that gate is shut. */
  private static boolean isGated(Stage stage, CanaryStatus status) {
    List<CheckResult> gates =
        status.checks().stream()
            .filter(check -> check.kind().equals("gate") && check.verdict().equals("wait"))
            .toList();
    return !gates.isEmpty()
        && gates.stream().anyMatch(gate -> stage.outside.hook(gate.name()) != Outside.Saying.YES);
  }

  private static Optional<String> revision(Stage stage, CanaryStatus status) {
    Memory memory = stage.rules.memory;
    Revision newest = Revision.ofTarget(ref -> json(stage.cluster, ref));
    Revision runs = Revision.ofPrimary(ref -> json(stage.cluster, ref));
    boolean known =
        switch (status.phase()) {
          case INITIALIZED, SUCCEEDED -> newest.equals(memory.promoted);
          case FAILED -> newest.equals(memory.promoted) || memory.tried.contains(newest);
          case PROGRESSING, WAITING_PROMOTION -> newest.equals(memory.applied);
          case WAITING, NEW, INITIALIZING, PROMOTING, FINALISING, TERMINATING, TERMINATED -> true;
        };
    boolean canaryServes = status.phase() == CanaryPhase.FAILED && status.weight() == 100;
    if (!known) {
      return Optional.of(
          "%s is lost in %s: promoted %s, tried %s"
              .formatted(newest, status.phase(), memory.promoted, memory.tried));
    }
    return canaryServes || memory.strayed || runs.equals(memory.promoted)
        ? Optional.empty()
        : Optional.of("the primary runs %s, promoted was %s".formatted(runs, memory.promoted));
  }

  private static Optional<String> objects(Stage stage, CanaryStatus status) {
    boolean idle =
        switch (status.phase()) {
          case INITIALIZED, SUCCEEDED -> true;
          case FAILED -> status.weight() != 100;
          case WAITING,
              PROGRESSING,
              WAITING_PROMOTION,
              NEW,
              INITIALIZING,
              PROMOTING,
              FINALISING,
              TERMINATING,
              TERMINATED ->
              false;
        };
    int replicas = stage.cluster.at(Addresses.TARGET, "/spec/replicas").asInt(1);
    Split split = Rules.split(stage.cluster);
    if (idle && replicas > 0 && !stage.rules.memory.scaledByOthers) {
      return Optional.of("the canary's pods stay");
    }
    return idle && split.exposed()
        ? Optional.of("the canary's traffic stays: " + split)
        : Optional.empty();
  }

  /** What must not change any more once all is quiet. */
  static String fingerprint(Stage stage) {
    CanaryStatus s = stage.rules.memory.status;
    StringBuilder print = new StringBuilder();
    print.append(s.phase()).append(s.weight()).append(s.iteration()).append(s.failures());
    print
        .append(s.lastAppliedSpec())
        .append(s.lastPromotedSpec())
        .append(s.analysisStarted())
        .append(Rules.split(stage.cluster));
    stage
        .cluster
        .all()
        .forEach((ref, object) -> {
          if (!ref.equals(Addresses.CANARY)) {
            print.append(ref).append(object.at("/metadata/resourceVersion").asText());
          }
        });
    return print.toString();
  }
}
