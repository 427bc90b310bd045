package io.haldane.controller.web;

import io.haldane.api.GoDuration;
import io.haldane.api.routing.Traffic;
import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.api.v1beta1.CanarySpec;
import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.api.v1beta1.CheckResult;
import io.haldane.api.v1beta1.Condition;
import io.haldane.engine.world.World;
import io.haldane.view.AssumedWorld;
import io.haldane.view.Choice;
import io.haldane.view.Ending;
import io.haldane.view.Gate;
import io.haldane.view.Order;
import io.haldane.view.Outlook;
import io.haldane.view.Run;
import io.haldane.view.Standing;
import io.haldane.view.StrategyView;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the page says about a canary. Immutable, so that it is worked out without holding anybody
 * up.
 *
 * @param runs newest first
 */
record CanaryReport(CanarySnapshot now, List<Run> runs, Installation installation) {

  CanarySummary summary(Optional<Tick> last) {
    String ended = ended();
    String said = last.map(Tick::text).orElseGet(() -> promotedMessage(now.status()));
    return CanarySummary.of(
        now.canary(),
        StrategyView.of(now.canary(), installation.settings(), installation.router(now.canary())),
        ended == null ? now.status() : withFailures(now.status()),
        threshold(),
        ended == null ? said : ended,
        now.changedAt(),
        last.map(Tick::seq).orElse(0L));
  }

  CanaryDetail detail(
      List<Tick> ticks,
      Optional<Tick> last,
      Map<String, String> queries,
      Instant at,
      Optional<World> world) {
    Canary canary = now.canary();
    CanaryStatus status = now.status();
    CanarySpec spec = canary.getSpec();
    List<CheckResult> checks = last.map(Tick::checks).orElse(List.of());
    return new CanaryDetail(
        summary(last),
        at,
        (spec.targetRef().kind() + " " + spec.targetRef().name()).strip(),
        provider(spec, status),
        interval(spec),
        split(),
        Outlook.of(world(world, at), now.wake()),
        status.conditions(),
        checks.isEmpty() ? status.checks() : checks,
        queries,
        ticks,
        runs,
        CanaryDetail.Hands.of(status),
        now.sides(),
        Gate.closed(status, checks),
        Order.of(canary, status),
        Choice.of(canary, status),
        status.lastAppliedSpec(),
        ended());
  }

  /** With the provider that was chosen, for a canary that leaves the choice to the controller. */
  private static @Nullable String provider(CanarySpec spec, CanaryStatus status) {
    String chosen = status.provider();
    return chosen == null ? spec.provider() : "auto: " + chosen;
  }

  private World world(Optional<World> known, Instant at) {
    return known.map(world -> world.at(at)).orElseGet(() -> assumed(at));
  }

  private World assumed(Instant at) {
    Canary canary = new Canary();
    canary.setMetadata(now.canary().getMetadata());
    canary.setSpec(now.canary().getSpec());
    canary.setStatus(now.status());
    canary.faults(now.canary().faults());
    return AssumedWorld.of(canary, installation.settings(), installation.router(canary), at);
  }

  /** Why the last run failed, and which version it was; null unless the canary stands there. */
  private @Nullable String ended() {
    if (now.status().phase() != CanaryPhase.FAILED) {
      return null;
    }
    String why =
        runs.stream()
            .findFirst()
            .filter(run -> !run.open() && run.outcome().equals("failed"))
            .map(Run::text)
            .orElseGet(() -> Ending.of(now.status(), null));
    var sides = now.sides();
    String version = sides == null ? "" : sides.canary().version();
    return version.isEmpty() || why.contains("Version ") ? why : why + " Version: " + version + ".";
  }

  /** The end of a run puts the counter back; what the run had counted is what people ask for. */
  CanaryStatus withFailures(CanaryStatus ended) {
    return withFailures(ended, runs.isEmpty() ? 0 : runs.getFirst().failedChecks());
  }

  CanaryStatus withFailures(CanaryStatus ended, int counted) {
    boolean byChecks = ended.phase() == CanaryPhase.FAILED && !Ending.failing(ended).isEmpty();
    int least = Math.max(counted, byChecks ? threshold() : 0);
    return ended.edit().failedChecks(Math.max(ended.failures(), least)).done();
  }

  private int threshold() {
    return Standing.threshold(now.canary(), installation.settings());
  }

  private CanaryDetail.Split split() {
    Traffic traffic = now.traffic();
    if (traffic != null) {
      return new CanaryDetail.Split(100 - traffic.canary(), traffic.canary(), traffic.mirrored());
    }
    int weight = Standing.share(now.canary(), now.status(), installation.settings());
    return new CanaryDetail.Split(100 - weight, weight, Standing.mirrored(now.status()));
  }

  static String promotedMessage(CanaryStatus status) {
    return status.conditions().stream()
        .filter(each -> "Promoted".equals(each.type()))
        .map(Condition::message)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse("");
  }

  private static @Nullable Double interval(CanarySpec spec) {
    return GoDuration.parse(spec.analysis().interval())
        .map(Duration::toMillis)
        .map(millis -> millis / 1000.0)
        .orElse(null);
  }
}
