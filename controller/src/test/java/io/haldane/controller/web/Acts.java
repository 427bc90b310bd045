package io.haldane.controller.web;

import io.haldane.api.routing.Traffic;
import io.haldane.api.v1beta1.Announcement;
import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.api.v1beta1.CheckResult;
import io.haldane.engine.decision.Action;
import io.haldane.engine.decision.Decision;
import io.haldane.engine.decision.Outcome;
import io.haldane.engine.decision.Reasons;
import io.haldane.engine.decision.Wake;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decisions to listen to. */
final class Acts {
  private Acts() {}

  static Decision.Act act(CanaryStatus next, String verdict, String text) {
    return act(next, new Reasons(verdict, text, List.of()), Outcome.NONE);
  }

  static Decision.Act act(CanaryStatus next, Reasons why, Outcome outcome) {
    return new Decision.Act(List.of(), next, List.of(), why, new Wake.OnChange(), outcome);
  }

  static Decision.Act saying(Decision.Act act, Instant at, String type, String message) {
    String id = "e" + at.toEpochMilli();
    Announcement said =
        new Announcement(id, at.toString(), type, null, message, null, null, null, null);
    return new Decision.Act(
        act.actions(), act.next(), List.of(said), act.why(), act.wake(), act.outcome());
  }

  static Decision.Act waking(Decision.Act act, Wake wake) {
    return new Decision.Act(
        act.actions(), act.next(), act.announcements(), act.why(), wake, act.outcome());
  }

  static Decision.Act routing(Decision.Act act, Traffic traffic) {
    return new Decision.Act(
        List.of(new Action.Route(traffic)),
        act.next(),
        act.announcements(),
        act.why(),
        act.wake(),
        act.outcome());
  }

  static CheckResult successRate(double value) {
    String verdict = value >= 99 ? "pass" : "fail";
    return metric("request-success-rate", verdict, value, 99.0, null, "%");
  }

  static CheckResult latency(double value) {
    return metric("request-duration", value <= 500 ? "pass" : "fail", value, null, 500.0, "ms");
  }

  private static CheckResult metric(
      String name,
      String verdict,
      double value,
      @Nullable Double min,
      @Nullable Double max,
      String unit) {
    String message = verdict.equals("pass") ? "within its limit" : "outside of its limit";
    return new CheckResult("metric", name, verdict, value, min, max, unit, message);
  }

  static CheckResult hook(String kind, String name, String verdict, String message) {
    return new CheckResult(kind, name, verdict, null, null, null, null, message);
  }
}
