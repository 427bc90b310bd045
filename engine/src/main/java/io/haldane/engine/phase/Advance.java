package io.haldane.engine.phase;

import io.haldane.api.notify.EventKind;
import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.api.v1beta1.CheckKind;
import io.haldane.api.v1beta1.CheckResult;
import io.haldane.api.v1beta1.CheckVerdict;
import io.haldane.engine.act.DecisionBuilder;
import io.haldane.engine.act.DesiredObjects;
import io.haldane.engine.check.Gates;
import io.haldane.engine.decision.Decision;
import io.haldane.engine.decision.HookType;
import io.haldane.engine.decision.Reasons;
import io.haldane.engine.decision.Wake;
import io.haldane.engine.plan.Strategy;
import io.haldane.engine.plan.WeightSteps;
import io.haldane.engine.situation.Cookies;
import io.haldane.engine.situation.Situation;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Supplier;

/** All checks of a tick have passed: the next step of the strategy, behind its gates. */
final class Advance {
  private final DecisionBuilder draft;
  private final Situation s;
  private final List<CheckResult> checks;

  private Advance(DecisionBuilder draft, Situation s, List<CheckResult> checks) {
    this.draft = draft;
    this.s = s;
    this.checks = new ArrayList<>(checks);
  }

  static Decision decide(DecisionBuilder draft, Situation s, List<CheckResult> checks) {
    Advance advance = new Advance(draft, s, checks);
    if (StepTraffic.wasLost(s)) {
      return StepTraffic.beginAnew(draft, s, checks);
    }
    return s.isPaused() ? advance.pause() : advance.step();
  }

  private Decision step() {
    return switch (s.plan().strategy()) {
      case Strategy.Weighted(WeightSteps steps) -> weighted(steps);
      case Strategy.AbTest(int iterations) -> abTest(iterations);
      case Strategy.BlueGreen(int iterations) -> blueGreen(iterations);
    };
  }

  /** It goes on being judged, and rolled back if need be; it only takes no step. */
  private Decision pause() {
    draft.checks(checks);
    draft.nextStep(s);
    DesiredObjects.keepCanaryUp(draft, s);
    draft.released();
    return draft.done(
        new Reasons("pause", "the release is paused", checks),
        new Wake.At(s.now().plus(s.plan().interval())));
  }

  private Decision weighted(WeightSteps steps) {
    boolean gated = s.phase() == CanaryPhase.PROGRESSING && !mirrored();
    return gated
        ? gate(
            HookType.CONFIRM_TRAFFIC_INCREASE,
            "Confirm-traffic-increase",
            "traffic increase",
            "Canary traffic increase is waiting for approval.",
            () -> nextWeight(steps))
        : nextWeight(steps);
  }

  private Decision nextWeight(WeightSteps steps) {
    OptionalInt next = steps.after(s.status().weight());
    if (next.isEmpty()) {
      return promote();
    }
    if (s.plan().mirrors() && s.status().weight() == 0 && !mirrored()) {
      draft.status().mirrored(true);
      return step(
          "mirror",
          "Advance %s canary mirroring traffic".formatted(s.title()),
          "requests are copied to the canary");
    }
    draft.status().canaryWeight(next.getAsInt()).mirrored(null);
    return step(
        "advance",
        "Advance %s canary weight %d".formatted(s.title(), next.getAsInt()),
        "the canary gets %d %%".formatted(next.getAsInt()));
  }

  private boolean mirrored() {
    return Boolean.TRUE.equals(s.status().mirrored());
  }

  private Decision abTest(int iterations) {
    int done = s.status().iteration();
    return done < iterations ? iterate(done + 1, iterations) : promote();
  }

  private Decision blueGreen(int iterations) {
    int done = s.status().iteration();
    if (done < iterations) {
      if (s.plan().mirrors()) {
        draft.status().mirrored(true);
      }
      return iterate(done + 1, iterations);
    }
    boolean switches = s.plan().switches(s.router().features());
    return done > iterations || !switches
        ? promote()
        : confirmPromotion(() -> switchOver(iterations));
  }

  private Decision switchOver(int iterations) {
    String message =
        mirrored()
            ? "Stop traffic mirroring and route all traffic to canary"
            : "Routing all traffic to canary";
    draft.phase(CanaryPhase.PROGRESSING);
    draft.status().iterations(iterations + 1).mirrored(null);
    return step("advance", message, "all traffic goes to the canary");
  }

  private Decision iterate(int iteration, int iterations) {
    draft.status().iterations(iteration);
    return step(
        "advance",
        "Advance %s canary iteration %d/%d".formatted(s.title(), iteration, iterations),
        "round %d of %d is done".formatted(iteration, iterations));
  }

  private Decision promote() {
    return confirmPromotion(() -> Promotion.begin(draft, s, checks));
  }

  private Decision step(String verdict, String message, String what) {
    DesiredObjects.keepCanaryUp(draft, s);
    Cookies.begin(draft.status(), s);
    draft.event(EventKind.PROGRESSED, message);
    draft.checks(checks);
    draft.nextStep(s);
    draft.released();
    return draft.done(
        new Reasons(verdict, (checks.isEmpty() ? "" : "all checks passed; ") + what, checks),
        new Wake.At(s.now().plus(s.plan().interval())));
  }

  private Decision confirmPromotion(Supplier<Decision> open) {
    return gate(
        HookType.CONFIRM_PROMOTION,
        "Confirm-promotion",
        "promotion",
        "Canary promotion is waiting for approval.",
        open);
  }

  private Decision gate(
      HookType type, String title, String what, String alert, Supplier<Decision> open) {
    return HookRound.of(
        s,
        type,
        CanaryPhase.PROGRESSING,
        verdicts -> {
          verdicts.announceNewPasses(draft, title, CheckKind.GATE, s.status().checks());
          checks.addAll(verdicts.results(CheckKind.GATE, CheckVerdict.WAIT));
          return verdicts
              .failed()
              .map(closed -> waitAt(type, closed.name(), what, alert))
              .orElseGet(open);
        });
  }

  /** Nothing counts against the canary while people make up their minds. */
  private Decision waitAt(HookType type, String hook, String what, String alert) {
    if (!Gates.wasClosed(s, hook)) {
      String message =
          "Halt %s advancement waiting for %s approval %s".formatted(s.title(), what, hook);
      Gates.report(draft, s, hook, message, alert);
    }
    if (type == HookType.CONFIRM_PROMOTION) {
      draft.phase(CanaryPhase.WAITING_PROMOTION);
    }
    draft.checks(checks);
    draft.nextStep(s);
    draft.released();
    return draft.done(
        new Reasons("wait", "gate %s is closed".formatted(hook), checks),
        new Wake.At(s.now().plus(s.plan().interval())));
  }
}
