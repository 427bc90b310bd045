package io.haldane.controller.tick;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.haldane.api.LiveObjects;
import io.haldane.api.ObjectRef;
import io.haldane.api.routing.RouteTarget;
import io.haldane.api.routing.TrafficRouter;
import io.haldane.api.v1beta1.Canary;
import io.haldane.controller.kube.Caches;
import io.haldane.controller.kube.CanaryKey;
import io.haldane.controller.kube.Changes;
import io.haldane.controller.kube.Interests;
import io.haldane.controller.kube.Outages;
import io.haldane.controller.kube.OwnWrites;
import io.haldane.controller.kube.Reading;
import io.haldane.controller.kube.Unreadable;
import io.haldane.engine.Needs;
import io.haldane.engine.decision.Answers;
import io.haldane.engine.problem.SelectorOverlaps;
import io.haldane.engine.recognition.AutoProvider;
import io.haldane.engine.settings.Settings;
import io.haldane.engine.world.RelatedObjects;
import io.haldane.engine.world.RouterFacts;
import io.haldane.engine.world.World;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads everything that one decision depends on, from the caches. */
public final class Observe {
  private static final Comparator<Canary> AGE =
      Comparator.comparing(Observe::created)
          .thenComparing(canary -> canary.getMetadata().getName());

  private final Caches caches;
  private final OwnWrites ownWrites;
  private final Interests interests;
  private final Routers routers;
  private final ProviderFinder finder;
  private final Settings settings;
  private final NeedsOf needs;
  private final NeededReads reads;
  private final Outages outages;
  private final InstantSource clock;
  private final AvailablePods firstPods = new AvailablePods();

  public Observe(
      Caches caches,
      OwnWrites ownWrites,
      Interests interests,
      Routers routers,
      ProviderFinder finder,
      Settings settings,
      NeedsOf needs,
      Outages outages,
      InstantSource clock) {
    this.caches = caches;
    this.ownWrites = ownWrites;
    this.interests = interests;
    this.routers = routers;
    this.finder = finder;
    this.settings = settings;
    this.needs = needs;
    this.reads = new NeededReads(caches, interests, routers, settings, needs);
    this.outages = outages;
    this.clock = clock;
  }

  /** Empty when the canary does not exist any more. */
  public Optional<Observation> observe(CanaryKey key) throws Unreadable {
    Map<ObjectRef, Optional<HasMetadata>> fresher = ownWrites.catchUp(key);
    Optional<Canary> canary =
        fresher.containsKey(key.ref())
            ? fresher.get(key.ref()).map(Canary.class::cast)
            : caches.canary(key);
    if (canary.isEmpty()) {
      firstPods.forget(key);
      finder.forget(key);
      return Optional.empty();
    }
    return Optional.of(observe(canary.get(), fresher));
  }

  private Observation observe(Canary canary, Map<ObjectRef, Optional<HasMetadata>> fresher)
      throws Unreadable {
    RouteTarget target = routers.target(canary);
    Optional<TrafficRouter> router = routers.find(target);
    NeededReads.Found found = reads.all(canary, router, target, fresher);
    Set<ObjectRef> wanted = found.wanted();
    Reading reading = found.reading();
    Optional<ProviderFinder.Search> search = search(target);
    Instant now = clock.instant();
    World world =
        new World(
            now,
            canary,
            settings,
            facts(search, router, target, reading),
            rivals(canary),
            reading.live(),
            surroundings(canary, reading.live()),
            firstPods.look(CanaryKey.of(canary), wanted, reading.live(), now),
            outages.silence(now),
            Answers.NONE);
    watchOverlaps(world, wanted);
    Optional<Instant> again =
        Stream.concat(
                reading.lookAgain().stream(), search.map(ProviderFinder.Search::again).stream())
            .min(Comparator.naturalOrder());
    return new Observation(world, router, target, wanted, reading.missingKinds(), again);
  }

  /** Of a canary that has no provider yet, and is to get one. */
  private Optional<ProviderFinder.Search> search(RouteTarget target) {
    Canary canary = target.canary();
    if (!target.provider().equals(AutoProvider.NAME)) {
      finder.forget(CanaryKey.of(canary));
      return Optional.empty();
    }
    boolean waits =
        canary.getMetadata().getDeletionTimestamp() != null
            || Boolean.TRUE.equals(canary.getSpec().suspend())
            || !canary.faults().isEmpty();
    return waits ? Optional.empty() : Optional.of(finder.find(target));
  }

  private RouterFacts facts(
      Optional<ProviderFinder.Search> search,
      Optional<TrafficRouter> router,
      RouteTarget target,
      Reading reading) {
    return search.isPresent()
        ? new RouterFacts.Undecided(search.get().choice())
        : routers.facts(router, target, reading.live());
  }

  private RelatedObjects surroundings(Canary canary, LiveObjects live) {
    return RelatedObjects.of(
        canary,
        caches.workloads(Needs.podLabels(canary, settings, live)),
        Needs.olderScalers(canary, live) ? caches.scalers(canary) : List.of());
  }

  /** What holds a canary wakes it when it changes. */
  private void watchOverlaps(World world, Set<ObjectRef> wanted) {
    List<SelectorOverlaps.Overlap> overlaps = SelectorOverlaps.in(world);
    if (!overlaps.isEmpty()) {
      Set<ObjectRef> watched = new HashSet<>(wanted);
      overlaps.forEach(overlap -> watched.add(overlap.other()));
      interests.set(CanaryKey.of(world.canary()), watched);
    }
  }

  /** What a reconcile of that canary reads first, as far as that is known before it. */
  public Set<ObjectRef> foresee(Canary canary) {
    RouteTarget target = routers.target(canary);
    Set<ObjectRef> wanted =
        new HashSet<>(routers.needs(routers.find(target), target, LiveObjects.NONE));
    wanted.addAll(needs.of(canary, settings, LiveObjects.NONE));
    return wanted;
  }

  /** Canaries that claimed the same target before this one. */
  private List<String> rivals(Canary canary) {
    return caches
        .claimants(canary)
        .filter(other -> Changes.rivals(canary, other) && AGE.compare(other, canary) < 0)
        .sorted(AGE)
        .map(Canary::title)
        .toList();
  }

  private static String created(Canary canary) {
    String at = canary.getMetadata().getCreationTimestamp();
    return at == null ? "" : at;
  }
}
