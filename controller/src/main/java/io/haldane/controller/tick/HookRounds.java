package io.haldane.controller.tick;

import io.haldane.api.hooks.HookAnswer;
import io.haldane.api.hooks.HookCaller;
import io.haldane.api.hooks.HookRequest;
import io.haldane.engine.decision.Answer;
import io.haldane.engine.decision.HookType;
import io.haldane.engine.decision.Question;
import io.haldane.outbound.TraceParent;
import io.haldane.outbound.admission.CallTarget;
import io.haldane.outbound.admission.Calls;
import io.haldane.outbound.admission.Outcome;
import io.haldane.outbound.admission.Purpose;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Calls hooks, one by one or in rounds, within bounds of time and number. Blocking. */
public final class HookRounds {
  /** All hooks of a round together, whatever each of them may take. */
  static final Duration LONGEST_ROUND = Duration.ofHours(24);

  /** How long a hook waits for its place before the canary is held instead. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

  /** Nobody waits for an event, and one that is not sent now is lost. */
  private static final Duration PATIENCE_OF_EVENTS = Duration.ofMinutes(5);

  private static final Duration MARGIN = Duration.ofSeconds(5);

  private final Calls calls;
  private final HookCaller hooks;
  private final Duration patience;

  public HookRounds(Calls calls, HookCaller hooks) {
    this(calls, hooks, LONGEST_WAIT);
  }

  /**
   * @param patience longest wait of a hook for its place
   */
  HookRounds(Calls calls, HookCaller hooks, Duration patience) {
    this.calls = calls;
    this.hooks = hooks;
    this.patience = patience;
  }

  /** In order: a gate that is shut ends the round, and so does a rollback hook that calls. */
  Answer.HookRound round(HookType type, List<Question.HookCheck> checks, CallTrail trail) {
    long begun = System.nanoTime();
    List<Answer.HookOutcome> outcomes = new ArrayList<>();
    for (Question.HookCheck check : checks) {
      Duration rest = LONGEST_ROUND.minusNanos(System.nanoTime() - begun);
      HookAnswer answer =
          rest.isPositive()
              ? followed(
                  check.request().within(rest), trail.begin(CallTrail.Callee.HOOK, check.name()))
              : new HookAnswer.Unreachable("the hooks before it took a whole day");
      outcomes.add(new Answer.HookOutcome(check.name(), answer));
      boolean passed = answer instanceof HookAnswer.Passed;
      if (passed == (type == HookType.ROLLBACK)) {
        break;
      }
    }
    return new Answer.HookRound(List.copyOf(outcomes));
  }

  private HookAnswer followed(HookRequest request, CallTrail.Followed call) {
    return followed(Purpose.HOOKS, request, patience, call);
  }

  /** Sends one event to its hook. */
  public HookAnswer event(HookRequest request, CallTrail.Followed call) {
    return followed(Purpose.EVENTS, request, PATIENCE_OF_EVENTS, call);
  }

  private HookAnswer followed(
      Purpose purpose, HookRequest request, Duration longestWait, CallTrail.Followed call) {
    HookAnswer answer =
        TraceParent.with(call.traceparent(), () -> ask(purpose, request, longestWait));
    call.ended(answer.error());
    return answer;
  }

  private HookAnswer ask(Purpose purpose, HookRequest request, Duration longestWait) {
    CallTarget to = CallTarget.of(purpose, request.payload().namespace(), request.url());
    Outcome<HookAnswer> outcome =
        calls.watch(
            to,
            deadline(request, longestWait),
            () -> hooks.call(request, calls.admission(to, longestWait)));
    return switch (outcome) {
      case Outcome.Answered<HookAnswer>(HookAnswer.NotAsked _) ->
          new HookAnswer.NotAsked(Calls.busy(to));
      case Outcome.Answered<HookAnswer>(HookAnswer answer) -> answer;
      case Outcome.Failed<HookAnswer>(String why) -> new HookAnswer.Unreachable(why);
      case Outcome.NotAsked<HookAnswer>(String why) -> new HookAnswer.NotAsked(why);
    };
  }

  /** The caller keeps its own time; this one only ends a call that does not keep its word. */
  static Duration deadline(HookRequest request, Duration longestWait) {
    Duration repeating =
        request.retries() == 0 ? Duration.ZERO : HookRequest.LONGEST_REPEATING.plus(longestWait);
    return request.timeout().plus(longestWait).plus(repeating).plus(MARGIN);
  }
}
