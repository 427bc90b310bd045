package io.haldane.engine.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.haldane.api.LiveObjects;
import io.haldane.api.ObjectRef;
import io.haldane.api.routing.Traffic;
import io.haldane.api.v1beta1.Announcement;
import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.engine.Engine;
import io.haldane.engine.Needs;
import io.haldane.engine.Rounds;
import io.haldane.engine.decision.Action;
import io.haldane.engine.decision.Answers;
import io.haldane.engine.decision.Decision;
import io.haldane.engine.decision.Outcome;
import io.haldane.engine.decision.Question;
import io.haldane.engine.decision.Wake;
import io.haldane.engine.settings.Settings;
import io.haldane.engine.workload.TargetKinds;
import io.haldane.engine.world.ApiOutage;
import io.haldane.engine.world.AvailableSince;
import io.haldane.engine.world.World;
import io.haldane.engine.write.Reconciled;
import io.haldane.engine.write.StepTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The way of a tick without any I/O; it can be told to die after so many deeds. */
final class Controller {
  private static final int MOST_ROUNDS = 4;
  private static final int MOST_ACTS = 5;

  /** Every change of phase that any story ever saw. */
  static final Set<Map.Entry<CanaryPhase, CanaryPhase>> SEEN =
      java.util.concurrent.ConcurrentHashMap.newKeySet();

  private static final class Death extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  private final FakeCluster cluster;
  private final FakeRouter router;
  private final FakeOutside outside;
  private final int dieAfter;
  private final Tape tape;
  private final Map<String, Announcement> told = new LinkedHashMap<>();
  private final Map<String, Long> outcomes = new TreeMap<>();
  private String verdict = "";
  private int deeds;
  Listener listener = (world, act) -> {};
  private AvailableSince serving = AvailableSince.UNWATCHED;
  private ApiOutage silence = ApiOutage.NONE;
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");

  @Nullable Canary canary;
  Settings settings = Settings.DEFAULTS;
  List<String> rivals = List.of();

  Controller(FakeCluster cluster, FakeRouter router, FakeOutside outside, int dieAfter, Tape tape) {
    this.cluster = cluster;
    this.router = router;
    this.outside = outside;
    this.dieAfter = dieAfter;
    this.tape = tape;
  }

  boolean isCalm() {
    return dieAfter == Integer.MAX_VALUE;
  }

  int deeds() {
    return deeds;
  }

  void servesSinceNow(String workload) {
    serving = new AvailableSince(Map.of(FakeCluster.deployment(workload), now));
  }

  /** Nobody hears of anything from now on, and for some time. */
  void fallsSilent(Duration time) {
    silence = new ApiOutage(now, now.plus(time));
  }

  Instant now() {
    return now;
  }

  void pass(Duration time) {
    now = now.plus(time);
    cluster.rollOut(now);
  }

  List<String> messages() {
    return told.values().stream().map(a -> "[" + a.phase() + "] " + a.message()).toList();
  }

  List<Announcement> told() {
    return List.copyOf(told.values());
  }

  Map<String, Long> outcomes() {
    return outcomes;
  }

  Canary canary() {
    Canary present = canary;
    if (present == null) {
      throw new AssertionError("the story has no canary yet");
    }
    return present;
  }

  CanaryStatus status() {
    return canary().statusOrEmpty();
  }

  /** Acts until it has to wait; a death is followed by a new start at the same moment. */
  void tick() {
    for (int act = 0; act < MOST_ACTS; act++) {
      CanaryStatus before = status();
      boolean again;
      try {
        again = actOnce();
      } catch (Death death) {
        tape.end();
        status().announcements().forEach(this::tell);
        // What was written is done; what was not is done over.
        again = status().equals(before) ? !wasLast(before) : owes() || promotes(before);
      }
      if (!again) {
        return;
      }
    }
    throw new AssertionError("the engine does not come to rest: " + messages());
  }

  /** Whether the next act belongs to the same tick. */
  private boolean actOnce() {
    CanaryStatus before = status();
    Decision.Act act = decide(listener);
    verdict = act.why().verdict();
    for (Action action : act.actions()) {
      apply(action);
      deed();
    }
    CanaryStatus next =
        Reconciled.succeeded(StepTime.whole(before, act.next(), Duration.ZERO), now);
    if (!next.equals(before)) {
      RecordRules.written(before, next, act);
      persist(before, next);
      deed();
    }
    if (isCalm()) {
      assertNothingFollows(act.wake());
    }
    act.announcements().forEach(this::tell);
    if (act.outcome() != Outcome.NONE) {
      outcomes.merge(act.outcome().name(), 1L, Long::sum);
    }
    // Hooks that could not be called are called at a later moment.
    return (owes() && !verdict.equals("hold")) || promotes(before);
  }

  /**
   * A change that the controller itself made wakes nobody. What follows from it is decided with it,
   * or at once, or when a place is free that is waited for, or has a time of its own.
   */
  private void assertNothingFollows(Wake wake) {
    if (wake instanceof Wake.Now) {
      return;
    }
    switch (Engine.decide(observe())) {
      case Decision.Ask(var questions) ->
          assertThat(
                  wake instanceof Wake.At
                      || questions.stream().allMatch(Question.Turn.class::isInstance))
              .as("asks again: %s", questions)
              .isTrue();
      case Decision.Act(var actions, var next, _, var why, _, _) -> {
        Map<ObjectRef, JsonNode> objects = cluster.contents();
        Traffic traffic = router.now();
        actions.forEach(this::apply);
        assertThat(cluster.contents()).as("objects after %s", why).isEqualTo(objects);
        assertThat(router.now()).as("traffic after %s", why).isEqualTo(traffic);
        if (wake instanceof Wake.OnChange) {
          assertThat(Reconciled.succeeded(StepTime.whole(status(), next, Duration.ZERO), now))
              .as("status after %s", why)
              .isEqualTo(status());
        }
      }
    }
  }

  /** The primary is given its new template in the very tick that decides on it. */
  private boolean promotes(CanaryStatus before) {
    return status().phase() == CanaryPhase.PROMOTING && before.phase() != CanaryPhase.PROMOTING;
  }

  /** One who dies when the primary has been given everything leaves nothing of that tick undone. */
  private boolean wasLast(CanaryStatus before) {
    return before.phase() == CanaryPhase.PROMOTING
        && verdict.equals("promote")
        && !decide().why().verdict().equals("promote");
  }

  private boolean owes() {
    return Boolean.TRUE.equals(status().owesPostRollout());
  }

  private void deed() {
    deeds++;
    if (deeds == dieAfter) {
      throw new Death();
    }
  }

  private void tell(Announcement announcement) {
    told.putIfAbsent(announcement.id(), announcement);
  }

  private void persist(CanaryStatus before, CanaryStatus next) {
    canary().setStatus(next);
    if (before.phase() != next.phase()) {
      SEEN.add(Map.entry(before.phase(), next.phase()));
    }
  }

  Decision.Act decide() {
    return decide((world, act) -> {});
  }

  private Decision.Act decide(Listener heard) {
    Rounds.Decided decided = tape.turn(outside, () -> Rounds.decide(observe(), outside::answer));
    heard.decided(decided.world(), decided.act());
    return decided.act();
  }

  private World observe() {
    LiveObjects live = LiveObjects.NONE;
    Set<ObjectRef> asked = Set.of();
    for (int round = 0; round < MOST_ROUNDS + 1; round++) {
      Set<ObjectRef> needs = Needs.of(canary(), settings, live);
      if (needs.equals(asked)) {
        return new World(
            now,
            canary(),
            settings,
            router.facts(canary()),
            rivals,
            live,
            cluster.surroundings(canary(), settings, live),
            serving,
            silence,
            Answers.NONE);
      }
      asked = needs;
      live = cluster.read(needs);
    }
    throw new AssertionError("needs never come to an end: " + asked);
  }

  private void apply(Action action) {
    switch (action) {
      case Action.Put(var manifest) when manifest.ref().kind().equals(Canary.KIND) ->
          canary()
              .getMetadata()
              .setFinalizers(finalizers(manifest.body().at("/metadata/finalizers")));
      case Action.Put(var manifest) -> cluster.put(manifest);
      case Action.Route(Traffic traffic) -> {
        assertSafe(traffic);
        router.route(traffic);
      }
      case Action.RestoreRoute restore -> router.history.clear();
      case Action.Remove(ObjectRef ref) -> cluster.remove(ref);
    }
  }

  private static List<String> finalizers(com.fasterxml.jackson.databind.JsonNode names) {
    List<String> finalizers = new ArrayList<>();
    names.forEach(name -> finalizers.add(name.asText()));
    return finalizers;
  }

  private boolean primaryMayWake(String name) {
    return cluster.has(FakeCluster.deployment(name + "-primary"))
        && cluster.get(FakeCluster.deployment(name + "-primary")).at("/spec/replicas").asInt(1)
            == 0;
  }

  /** Holds in every story: nobody is sent to a version without ready pods. */
  private void assertSafe(Traffic traffic) {
    String kind = canary().getSpec().targetRef().kind();
    String name = canary().getSpec().targetRef().name();
    if (traffic.canary() > 0) {
      boolean serves =
          kind.equals("Service")
              ? !TargetKinds.promotesByName(canary()) || cluster.revisionServes(name)
              : cluster.serving(kind, name) > 0;
      assertThat(serves).as("the canary has ready pods while %s", traffic).isTrue();
    }
    if (status().phase().running() && traffic.canary() < 100 && !kind.equals("Service")) {
      boolean nobody = cluster.serving(kind, name + "-primary") == 0;
      boolean somebody = cluster.serving(kind, name) > 0;
      assertThat(nobody && somebody && !primaryMayWake(name))
          .as("users are left with nobody by %s", traffic)
          .isFalse();
    }
  }
}
