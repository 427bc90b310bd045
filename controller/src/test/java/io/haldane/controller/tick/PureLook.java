package io.haldane.controller.tick;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.haldane.api.LiveObjects;
import io.haldane.api.ObjectRef;
import io.haldane.api.hooks.HookAnswer;
import io.haldane.api.metrics.Sample;
import io.haldane.api.routing.RouteTarget;
import io.haldane.api.routing.RouterSettings;
import io.haldane.api.routing.TrafficRouter;
import io.haldane.api.v1beta1.Canary;
import io.haldane.controller.Wiring;
import io.haldane.engine.Needs;
import io.haldane.engine.Rounds;
import io.haldane.engine.decision.Action;
import io.haldane.engine.decision.Answer;
import io.haldane.engine.decision.Answers;
import io.haldane.engine.decision.Decision;
import io.haldane.engine.decision.Question;
import io.haldane.engine.settings.Settings;
import io.haldane.engine.world.ApiOutage;
import io.haldane.engine.world.AvailableSince;
import io.haldane.engine.world.RelatedObjects;
import io.haldane.engine.world.World;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** One look as {@link Observe}, {@link Tick} and {@link Apply} do it, without a cluster. */
public final class PureLook {
  private static final Instant NOW = Instant.parse("2026-01-01T00:01:00Z");
  private static final int ROUNDS = 4;
  private final Routers routers =
      new Routers(Wiring.load().routers(), "istio", RouterSettings.NONE);
  private final Settings settings = Settings.DEFAULTS;

  /** What it came to, with what was read and the routes that were rendered. */
  public record Seen(World world, Decision.Act act, int rendered) {}

  /**
   * @param others everything that there is beside the canary
   * @param random answers the questions
   */
  public Seen of(Canary canary, Map<ObjectRef, HasMetadata> others, Random random) {
    RouteTarget target = routers.target(canary);
    Optional<TrafficRouter> router = routers.find(target);
    LiveObjects live = live(canary, others, routers.needs(router, target, LiveObjects.NONE));
    World world =
        new World(
            NOW,
            canary,
            settings,
            routers.facts(router, target, live),
            List.of(),
            live,
            RelatedObjects.NONE,
            AvailableSince.UNWATCHED,
            ApiOutage.NONE,
            Answers.NONE);
    Decision.Act act = Rounds.decide(world, question -> answer(question, random)).act();
    return new Seen(world, act, render(act, router, target, live));
  }

  private LiveObjects live(
      Canary canary, Map<ObjectRef, HasMetadata> others, Set<ObjectRef> first) {
    Set<ObjectRef> wanted = new HashSet<>(first);
    LiveObjects live = LiveObjects.NONE;
    for (int round = 0; round < ROUNDS; round++) {
      wanted.addAll(Needs.of(canary, settings, live));
      List<HasMetadata> found = new ArrayList<>();
      wanted.forEach(ref -> Optional.ofNullable(others.get(ref)).ifPresent(found::add));
      live = LiveObjects.of(found);
    }
    return live;
  }

  private static Answer answer(Question question, Random random) {
    return switch (question) {
      case Question.Hooks(_, var checks) ->
          new Answer.HookRound(
              checks.stream()
                  .map(check -> new Answer.HookOutcome(check.name(), hook(random)))
                  .toList());
      case Question.Metric _ -> new Answer.Measured(sample(random));
      case Question.Availability _ -> new Answer.Availability(Optional.empty());
      case Question.Turn _ -> new Answer.Turn(true, "");
    };
  }

  private static HookAnswer hook(Random random) {
    return random.nextInt(4) == 0
        ? new HookAnswer.Refused(500, "no \u0000 %s")
        : new HookAnswer.Passed();
  }

  private static Sample sample(Random random) {
    return switch (random.nextInt(20)) {
      case 0 -> new Sample.NoData("none");
      case 1 -> new Sample.Value(1e308);
      case 2 -> new Sample.Value(-4.9e-324);
      case 3 -> new Sample.Value(random.nextInt(200));
      default -> new Sample.Value(100);
    };
  }

  private static int render(
      Decision.Act act, Optional<TrafficRouter> router, RouteTarget target, LiveObjects live) {
    int rendered = 0;
    for (Action action : act.actions()) {
      if (router.isPresent() && action instanceof Action.Route(var traffic)) {
        router.get().render(target, traffic, live);
        rendered++;
      } else if (router.isPresent() && action instanceof Action.RestoreRoute) {
        router.get().restore(target, live);
        rendered++;
      }
    }
    return rendered;
  }
}
