package io.haldane.sandbox.history;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Once faults have stopped, and pods, hooks and metrics stay as they are, a canary is where it
 * belongs within twenty reconciles, and stays there. A reconcile is a moment at which the leader is
 * woken, by its alarm or by a change, with all looks that it takes until it waits again.
 */
final class Settling {
  static final String SETTLES = "every history settles within 20 reconciles";
  private static final int RECONCILES = 20;
  private static final Duration STILL = Duration.ofSeconds(35);

  private Settling() {}

  static void of(Stage stage, History history) {
    Telling telling = new Telling(stage, history.objects());
    stage.trace(() -> stage.now() + " faults stop");
    stage.calmDown();
    history.ending().forEach(telling::tell);
    stage.reconciles = 0;
    Optional<String> objection = Rest.objection(stage);
    String last = "";
    String before = Rest.fingerprint(stage);
    // What waits behind a gate is asked again and again, so it must look the same twice.
    while (objection.isPresent()
        || !stage.podsAreSteady()
        || !(stage.leader().isIdle() || before.equals(last))) {
      boolean stuck = stage.leader().isIdle() && stage.podsAreSteady();
      Violation.unless(!stuck, stuckRule(objection), objection);
      Violation.unless(stage.reconciles < RECONCILES, SETTLES, objection);
      int reconciles = stage.reconciles;
      stage.step(Instant.MAX);
      last = stage.reconciles > reconciles ? before : last;
      objection = Rest.objection(stage);
      before = Rest.fingerprint(stage);
    }
    stage.pass(STILL);
    Violation.unless(
        before.equals(Rest.fingerprint(stage)) && Rest.objection(stage).isEmpty(),
        "what has settled stays",
        Rest.objection(stage) + " was " + before + " is " + Rest.fingerprint(stage));
  }

  private static String stuckRule(Optional<String> objection) {
    String text = objection.orElse("");
    return text.contains("lost") || text.contains("runs") ? "no revision is lost" : SETTLES;
  }
}
