package io.haldane.controller.tick;

import io.haldane.api.ObjectRef;
import io.haldane.api.hooks.HookRequest;
import io.haldane.api.v1beta1.Announcement;
import io.haldane.api.v1beta1.Canary;
import io.haldane.controller.kube.CanaryKey;
import io.haldane.controller.kube.WriteOutcome;
import io.haldane.engine.decision.Answer;
import io.haldane.engine.decision.Decision;
import io.haldane.engine.decision.Question;
import io.haldane.engine.world.World;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Sees what happens in a tick: metrics, traces and the dashboard use this and nothing else.
 *
 * <p>A tick calls {@link #observed}, {@link #asked} (once for each round of questions), {@link
 * #decided}, {@link #applied}, {@link #persisted}, {@link #announced} and {@link #ended}, in this
 * order, on the canary's own queue. A tick that fails leaves out what it did not reach, but never
 * {@link #ended}. Methods must return quickly; what they throw is logged and changes nothing.
 */
public interface TickObserver {
  /** A tick is about to start; {@code late} is how long after its planned time. */
  default void due(CanaryKey canary, Duration late) {}

  /** The canary and its objects were read. */
  default void observed(World world) {}

  /**
   * One round of questions was answered.
   *
   * @param took from the first question to the last answer
   */
  default void asked(World world, Map<Question, Answer> answers, Duration took) {}

  /**
   * One metrics backend answered one question, or did not in time. Called on other threads than the
   * canary's queue, before {@link #asked}.
   */
  default void answered(String providerType, Duration took) {}

  /**
   * Calls to hooks and metrics backends are about to be made for a canary.
   *
   * @return what follows them; it is used on other threads than the canary's queue
   */
  default CallTrail trail(CanaryKey canary) {
    return CallTrail.NONE;
  }

  /**
   * An event is about to be sent to its hook; on other threads than the canary's queue, and also
   * after the tick that it tells of.
   *
   * @return what follows the call
   */
  default CallTrail.Followed event(HookRequest request) {
    return CallTrail.Followed.NOT;
  }

  /**
   * A decision was made; nothing of it is applied yet.
   *
   * @param world with all answers
   */
  default void decided(World world, Decision.Act act) {}

  /** One request that changes an object was sent, its status included, and this came of it. */
  default void wrote(CanaryKey canary, ObjectRef object, Duration took, WriteOutcome outcome) {}

  /** The actions of the decision were applied, up to the first that failed. */
  default void applied(World world, Decision.Act act, WriteOutcome outcome) {}

  /**
   * The status of the decision was written, or did not differ. Not called for a status that only
   * reports why a tick failed.
   *
   * @param world as it was observed: its canary has the status from before the decision
   */
  default void persisted(World world, Decision.Act act) {}

  /**
   * Announcements were handed over for sending.
   *
   * @param canary with the status that they came with
   */
  default void announced(Canary canary, List<Announcement> news) {}

  /** The tick has ended, well or not. */
  default void ended(Canary canary, Duration took) {}

  /**
   * The status of a canary that this process does not reconcile, or not yet. Called for all
   * canaries at the start, and on a standby for each change; not on the canary's queue.
   */
  default void seen(Canary canary) {}

  /** Whether {@link #seen} is called only for canaries that this process starts to reconcile. */
  default boolean onlyOwned() {
    return false;
  }

  /** The canary was deleted. */
  default void gone(CanaryKey canary) {}
}
