package io.haldane.engine.phase;

import io.haldane.api.notify.EventKind;
import io.haldane.api.notify.Severity;
import io.haldane.api.routing.RouteState;
import io.haldane.api.routing.Traffic;
import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.api.v1beta1.Condition;
import io.haldane.engine.act.DecisionBuilder;
import io.haldane.engine.act.DesiredObjects;
import io.haldane.engine.decision.Decision;
import io.haldane.engine.decision.Outcome;
import io.haldane.engine.decision.Reasons;
import io.haldane.engine.decision.Wake;
import io.haldane.engine.plan.Strategy;
import io.haldane.engine.problem.ClusterProblems;
import io.haldane.engine.problem.Problem;
import io.haldane.engine.situation.Command;
import io.haldane.engine.situation.Conditions;
import io.haldane.engine.situation.DesiredTraffic;
import io.haldane.engine.situation.PrimaryFailover;
import io.haldane.engine.situation.Situation;
import io.haldane.engine.workload.Services;
import io.haldane.engine.workload.TargetKinds;
import io.haldane.engine.workload.Workload;
import io.haldane.engine.world.RouterFacts;
import io.haldane.engine.world.World;
import java.time.Instant;
import java.util.Optional;

/** Leaves everything where it is safe and says why, once. */
public final class Hold {
  private Hold() {}

  /** Something is wrong: a condition and an event name it; traffic stays, or leaves dead pods. */
  public static Decision because(World world, Problem problem) {
    Optional<Command> abort = abort(world);
    if (abort.isPresent()) {
      return abort(world, abort.get());
    }
    DecisionBuilder draft = DecisionBuilder.exactly(world);
    CanaryStatus status = world.canary().statusOrEmpty();
    boolean unreachable = problem.reason().equals(ClusterProblems.SELECTOR_CHANGED);
    if (unreachable) {
      leadToPrimary(draft, world, status.phase());
    }
    if ((unreachable || canaryIsDead(world)) && isExposed(world, status.phase())) {
      draft.route(Traffic.ALL_TO_PRIMARY);
    } else {
      rescue(world).ifPresent(draft::route);
    }
    RunLimit.leave(draft, status);
    report(draft, world, problem);
    return draft.done(Reasons.of("hold", problem.message()), new Wake.OnChange());
  }

  /**
   * What is wanted is not known, so nothing is written: a route that is made from half a spec would
   * lose what the other half says. Orders wait, too.
   */
  public static Decision untouched(World world, Problem problem) {
    DecisionBuilder draft = DecisionBuilder.exactly(world);
    CanaryStatus status = world.canary().statusOrEmpty();
    RunLimit.leave(draft, status);
    report(draft, world, problem);
    return draft.done(Reasons.of("hold", problem.message()), new Wake.OnChange());
  }

  /** The condition names the problem, and an event does when it is another than before. */
  static void report(DecisionBuilder draft, World world, Problem problem) {
    if (isNews(world.canary().statusOrEmpty(), problem)) {
      draft.held(problem);
      draft.warn(
          EventKind.HELD, "Halt %s: %s".formatted(world.canary().title(), problem.message()));
    }
  }

  /** The split of the step stays, but for users of a primary that has no pods, until it has. */
  private static Optional<Traffic> rescue(World world) {
    return Situation.routable(world)
        .filter(s -> s.status().phase().running() && s.workload().targetServes())
        .flatMap(s -> {
          Traffic wanted = DesiredTraffic.of(s.status(), s);
          Traffic safe = PrimaryFailover.instead(wanted, s);
          boolean wasNeeded =
              s.router().state() instanceof RouteState.Routed(Traffic seen)
                  && seen.canary() == 100
                  && s.plan().strategy() instanceof Strategy.Weighted;
          return safe.equals(wanted) && !wasNeeded ? Optional.empty() : Optional.of(safe);
        });
  }

  /** The user asked for it: no warning, and nothing is touched. */
  public static Decision suspended(World world) {
    DecisionBuilder draft = DecisionBuilder.exactly(world);
    CanaryStatus status = world.canary().statusOrEmpty();
    Problem problem = new Problem("Suspended", "skipping canary run as object is suspended");
    RunLimit.leave(draft, status);
    if (isNews(status, problem)) {
      draft.held(problem);
      draft.event(EventKind.HELD, problem.message());
    }
    return draft.done(Reasons.of("suspended", "spec.suspend is true"), new Wake.OnChange());
  }

  /** An abort that can be carried out although nothing else can. */
  private static Optional<Command> abort(World world) {
    CanaryPhase phase = world.canary().statusOrEmpty().phase();
    boolean analysing = phase == CanaryPhase.PROGRESSING || phase == CanaryPhase.WAITING_PROMOTION;
    return Command.pending(world.canary())
        .filter(command -> command.verb() == Command.Verb.ABORT)
        .filter(command -> analysing && world.router() instanceof RouterFacts.Known)
        // Without a service it is not known which route it is.
        .filter(command -> isRouted(world));
  }

  /** The traffic goes to the primary now; the pods go once the problem is fixed. */
  private static Decision abort(World world, Command command) {
    DecisionBuilder draft = DecisionBuilder.exactly(world);
    String title = world.canary().title();
    draft.alert(
        EventKind.ROLLED_BACK,
        "Rolling back %s abort asked for by %s".formatted(title, command.by()),
        Severity.WARN,
        "Rolling back, abort asked for by " + command.by());
    draft.warn("Canary failed! Scaling down " + title);
    draft.route(Traffic.ALL_TO_PRIMARY);
    draft.phase(CanaryPhase.FAILED);
    Instant settled = world.now().plus(world.settings().settle());
    DesiredObjects.clearRun(draft.status())
        .commands(command.receipts(world.canary()))
        .failure(command.by() + " aborted the run")
        .nextAnalysisTime(settled.toString());
    draft.outcome(Outcome.FAILED);
    return draft.done(
        Reasons.of("rollback", command.by() + " aborted the run"), new Wake.At(settled));
  }

  /** No Service of the old labels would find the target, so none may lead to it. */
  private static void leadToPrimary(DecisionBuilder draft, World world, CanaryPhase phase) {
    if (phase != CanaryPhase.NEW && phase != CanaryPhase.INITIALIZING) {
      Workload.of(world.canary(), world.settings(), world.live())
          .flatMap(workload -> Services.of(world.canary(), workload, world.live()))
          .ifPresent(services -> draft.put(services.primary()).put(services.apex()));
    }
  }

  private static boolean canaryIsDead(World world) {
    return Workload.of(world.canary(), world.settings(), world.live())
        .map(workload -> !workload.targetServes())
        .orElse(false);
  }

  private static boolean isRouted(World world) {
    return TargetKinds.isReachable(world.canary());
  }

  /** Whether the route, as it is, leads to the canary, and can be changed. */
  private static boolean isExposed(World world, CanaryPhase phase) {
    return DesiredTraffic.isRouted(phase)
        && isRouted(world)
        && world.router() instanceof RouterFacts.Known router
        && router.refusals().isEmpty()
        && switch (router.state()) {
          case RouteState.Routed(Traffic traffic) -> DesiredTraffic.canaryIsExposed(traffic);
          case RouteState.Unreadable _ -> true;
          case RouteState.Pending(var _, Traffic written) ->
              DesiredTraffic.canaryIsExposed(written);
          case RouteState.Absent _, RouteState.NoRoute _ -> false;
        };
  }

  private static boolean isNews(CanaryStatus status, Problem problem) {
    Optional<Condition> reported = Conditions.find(status, Conditions.RECONCILED);
    return reported
        .filter(c -> c.status().equals("False"))
        .filter(c -> c.reason().equals(problem.reason()))
        .filter(c -> problem.message().equals(c.message()))
        .isEmpty();
  }
}
