package io.haldane.sandbox.history;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.haldane.api.LiveObjects;
import io.haldane.api.ObjectRef;
import io.haldane.api.routing.RouteTarget;
import io.haldane.api.routing.RouterSettings;
import io.haldane.api.routing.TrafficRouter;
import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.engine.Needs;
import io.haldane.engine.Rounds;
import io.haldane.engine.decision.Answers;
import io.haldane.engine.decision.Decision;
import io.haldane.engine.decision.Wake;
import io.haldane.engine.settings.Settings;
import io.haldane.engine.world.ApiOutage;
import io.haldane.engine.world.AvailableSince;
import io.haldane.engine.world.RelatedObjects;
import io.haldane.engine.world.RouterFacts;
import io.haldane.engine.world.World;
import io.haldane.sandbox.api.Door;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One controller process, by the rules of the controller's {@code Tick}, without its threads and
 * its HTTP.
 */
final class Replica {
  static final Settings SETTINGS = Settings.DEFAULTS;
  static final KubernetesSerialization SERIALIZATION =
      new KubernetesSerialization(new ObjectMapper(), false);
  private static final List<TrafficRouter> ROUTERS =
      ServiceLoader.load(TrafficRouter.class).stream().map(ServiceLoader.Provider::get).toList();
  private static final Duration RESYNC = Duration.ofMinutes(10);

  private final Cluster cluster;
  private final Outside outside;
  final Wiring wiring;
  final Cache cache;
  private final OwnWrites ownWrites = new OwnWrites();
  private final Pen pen;
  private final Patience patience = new Patience();
  private Set<ObjectRef> interests = Set.of();
  private long statusVersion;
  private @Nullable Look looking;

  /** Something changed, or the next decision waits for nothing. */
  boolean awake;

  /** Whether nothing but the slow look of every canary is planned. */
  private boolean idle;

  /** When to look again, by its own clock. */
  @Nullable Instant alarm;

  /** What became of the last look; null when nothing came in its way. */
  @Nullable String trouble;

  Replica(Cluster cluster, Outside outside, Wiring wiring) {
    this.cluster = cluster;
    this.outside = outside;
    this.wiring = wiring;
    this.cache = new Cache(cluster.all());
    this.pen = new Pen(new Line(), ownWrites::add);
    cluster.listen(cache);
  }

  /** What ties a replica to its surroundings. */
  interface Wiring {
    String name();

    Instant clock();

    boolean leads();

    /** Sends, unless the replica ends before. */
    Door.Reply send(Pen.Request request, Cluster.Writer by);

    void trace(Supplier<String> line);
  }

  private final class Line implements Pen.Wire {
    @Override
    public boolean leads() {
      return wiring.leads();
    }

    @Override
    public Door.Reply send(Pen.Request request) {
      return wiring.send(request, new Cluster.Writer(wiring.name(), looking));
    }
  }

  void end() {
    cluster.ignore(cache);
  }

  /** Takes in the news, and wakes when they matter. */
  void hear(Instant now) {
    for (Cache.News news : cache.deliver(now)) {
      boolean own =
          news.object() != null
              && news.object().at("/metadata/resourceVersion").asLong() == statusVersion;
      if (news.ref().equals(Addresses.CANARY) ? !own : interests.contains(news.ref())) {
        awake = true;
      }
    }
  }

  /** One look: observe, decide, answer, apply, persist. */
  void look() {
    awake = false;
    idle = false;
    trouble = null;
    try {
      Optional<Look> seen = observe();
      if (seen.isPresent()) {
        looking = seen.get();
        act(seen.get());
      } else {
        interests = Set.of();
        ownWrites.forget();
        alarm = null;
        idle = true;
        patience.reset();
      }
    } catch (Unreadable e) {
      trouble = "unreadable";
      wiring.trace(() -> "  cannot look: " + e.getMessage());
      retryLater();
    } finally {
      looking = null;
    }
  }

  private Optional<Look> observe() throws Unreadable {
    Map<ObjectRef, Optional<ObjectNode>> fresher = ownWrites.catchUp(cache, this::direct);
    Optional<ObjectNode> found = find(Addresses.CANARY, fresher);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Canary canary = SERIALIZATION.convertValue(found.get(), Canary.class);
    RouteTarget target = target(canary);
    TrafficRouter router =
        ROUTERS.stream().filter(r -> r.accepts(target.provider())).findFirst().orElseThrow();
    Set<ObjectRef> wanted = new HashSet<>(router.needs(target, LiveObjects.NONE));
    LiveObjects live = LiveObjects.NONE;
    while (wanted.addAll(Needs.of(canary, SETTINGS, live)) || live == LiveObjects.NONE) {
      Map<ObjectRef, ObjectNode> trees = new HashMap<>();
      wanted.forEach(ref -> find(ref, fresher).ifPresent(tree -> trees.put(ref, tree)));
      live = LiveObjects.ofTrees(trees);
    }
    interests = wanted;
    return Optional.of(new Look(wiring.clock(), canary, found.get(), router, live, wanted));
  }

  private Optional<ObjectNode> find(ObjectRef ref, Map<ObjectRef, Optional<ObjectNode>> fresher) {
    return fresher.containsKey(ref) ? fresher.get(ref) : cache.find(ref);
  }

  private static RouteTarget target(Canary canary) {
    return new RouteTarget(
        canary, String.valueOf(canary.getSpec().provider()), RouterSettings.NONE);
  }

  private Optional<ObjectNode> direct(ObjectRef ref) throws Unreadable {
    Door.Reply reply =
        cluster.send("GET", Addresses.path(ref), new Cluster.Writer(wiring.name(), looking), null);
    return switch (reply.code()) {
      case 200 -> Optional.of(reply.body());
      case 404 -> Optional.empty();
      default -> throw new Unreadable(ref + ": " + reply.code());
    };
  }

  private void act(Look look) {
    Decision.Act act = decide(look);
    wiring.trace(() -> "  %s: %s (%s)".formatted(look, act.why().text(), wiring.name()));
    Application application = new Application(pen, look, this::direct);
    switch (application.all(act.actions())) {
      case Outcome.Done _ -> finish(look, act, application.canary());
      case Outcome.Stale() -> lostRace();
      case Outcome.Refused(String why) -> trouble(look, "ApplyFailed", why);
      case Outcome.Unavailable(String why) -> trouble(look, "ApiUnavailable", why);
      case Outcome.NotLeading() -> trouble = "not leading";
    }
  }

  private Decision.Act decide(Look look) {
    RouteTarget target = target(look.canary);
    RouterFacts facts =
        new RouterFacts.Known(
            target.provider(),
            look.router.features(target, look.live),
            look.router.queries(),
            Stream.concat(
                    look.router.refusals(target).stream(),
                    look.router.losses(target, look.live).stream())
                .toList(),
            look.router.observe(target, look.live));
    World world =
        new World(
            look.clock,
            look.canary,
            SETTINGS,
            facts,
            List.of(),
            look.live,
            RelatedObjects.NONE,
            AvailableSince.UNWATCHED,
            ApiOutage.NONE,
            Answers.NONE);
    try {
      return Rounds.decide(world, question -> outside.answer(question, look)).act();
    } catch (Rounds.Undecided e) {
      throw new Violation("five rounds of questions are enough", look.toString());
    }
  }

  private void finish(Look look, Decision.Act act, ObjectNode canary) {
    CanaryStatus before = look.status();
    CanaryStatus next = io.haldane.engine.write.Reconciled.succeeded(act.next(), wiring.clock());
    boolean changed = !next.equals(before);
    switch (changed ? persist(canary, before, next) : new Outcome.Done(Optional.empty())) {
      case Outcome.Done _ -> decided(act, changed);
      case Outcome.Stale() -> lostRace();
      case Outcome.Refused _, Outcome.Unavailable _ -> {
        trouble = "status not written";
        retryLater();
      }
      case Outcome.NotLeading() -> trouble = "not leading";
    }
  }

  private Outcome persist(ObjectNode canary, CanaryStatus before, CanaryStatus next) {
    Outcome outcome = pen.status(canary, before, next);
    if (outcome instanceof Outcome.Done(Optional<ObjectNode> written)) {
      written.ifPresent(o -> statusVersion = o.at("/metadata/resourceVersion").asLong());
    }
    return outcome;
  }

  private void decided(Decision.Act act, boolean changed) {
    if (act.wake() instanceof Wake.Now && !changed) {
      lostRace();
      return;
    }
    patience.reset();
    idle = act.wake() instanceof Wake.OnChange;
    switch (act.wake()) {
      case Wake.Now() -> awake = true;
      case Wake.At(Instant at) -> alarm = at;
      case Wake.OnChange() -> alarm = wiring.clock().plus(RESYNC);
    }
  }

  private void trouble(Look look, String reason, String why) {
    trouble = reason;
    wiring.trace(() -> "  " + reason + ": " + why);
    CanaryStatus before = look.status();
    CanaryStatus next =
        io.haldane.engine.write.Reconciled.failed(before, reason, why, wiring.clock());
    if (!next.equals(before)) {
      persist(look.tree, before, next);
    }
    retryLater();
  }

  private void retryLater() {
    alarm = wiring.clock().plus(patience.afterFailure());
  }

  private void lostRace() {
    trouble = "lost race";
    Duration pause = patience.afterLostRace();
    if (pause.isZero()) {
      awake = true;
    } else {
      alarm = wiring.clock().plus(pause);
    }
  }

  boolean isIdle() {
    return !awake && idle;
  }
}
