package io.haldane.sandbox.history;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.ObjectRef;
import java.time.Duration;

/** One thing that happens. Complete in itself: leaving out others does not change what it means. */
sealed interface Event {
  /** Time passes, and everybody does what is due. */
  record Pass(Duration time) implements Event {}

  /** A user applies a version. */
  record Release(String image, boolean neverReady) implements Event {}

  /** A user changes the contents of a ConfigMap or Secret, or makes it anew. */
  record Configure(ObjectRef config, String value) implements Event {}

  /** Somebody deletes an object, if it is there. */
  record Delete(ObjectRef object) implements Event {}

  /** A user makes the target, the canary or the scaler again, if it is gone. */
  record Restore(ObjectRef object) implements Event {}

  /**
   * A user edits the canary.
   *
   * @param spec a merge patch
   */
  record Edit(String what, ObjectNode spec) implements Event {}

  /** Somebody else edits an object, if it is there. */
  record Meddle(ObjectRef object, ObjectNode patch) implements Event {}

  record Pods(ObjectRef deployment, Rollouts.Health health) implements Event {}

  record Hook(String name, Outside.Saying says) implements Event {}

  record Metric(String name, Outside.Reading reads) implements Event {}

  /**
   * Requests of the controller are refused.
   *
   * @param resource plural, or empty for any
   */
  record Refuse(int code, int times, String resource, boolean writesOnly) implements Event {}

  /**
   * The leader is interrupted at a write to come.
   *
   * @param gap until somebody leads again
   */
  record Interrupt(Interruption how, int afterWrites, Duration gap) implements Event {}

  /** The leadership moves while nothing is under way. */
  record Move(Duration gap) implements Event {}

  /** A replica hears of changes of a kind late. */
  record Lag(boolean leader, String kind, Duration time) implements Event {}

  /** The clock of a replica jumps. */
  record Jump(boolean leader, Duration by) implements Event {}

  /** A write of a former leader, long on its way, arrives. */
  record Arrive() implements Event {}
}
