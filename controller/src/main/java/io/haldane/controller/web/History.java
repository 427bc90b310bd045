package io.haldane.controller.web;

import io.haldane.api.v1beta1.Canary;
import io.haldane.controller.kube.CanaryKey;
import io.haldane.controller.tick.TickObserver;
import io.haldane.engine.decision.Answer;
import io.haldane.engine.decision.Decision;
import io.haldane.engine.decision.Question;
import io.haldane.engine.world.World;
import io.haldane.view.Sides;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The last decisions of every canary, in memory only: the Canary's status is the memory that lasts.
 * Thread-safe. Bounded per canary and, by sharing, over all of them.
 */
@Singleton
public class History implements TickObserver {
  static final int TICKS_PER_CANARY = 500;
  static final int TICKS_IN_ALL = 20_000;
  private static final int LEAST_TICKS = 20;

  private final Map<CanaryKey, CanaryRecord> records = new ConcurrentHashMap<>();
  private final LastWorlds worlds = new LastWorlds();
  private final Changes changes;
  private final Installation installation;
  private final InstantSource clock;

  @Inject
  public History(Changes changes, Installation installation) {
    this(changes, installation, InstantSource.system());
  }

  History(Changes changes, Installation installation, InstantSource clock) {
    this.changes = changes;
    this.installation = installation;
    this.clock = clock;
  }

  /** Shows a canary that nothing was decided for yet, by what its status says. */
  @Override
  public void seen(Canary canary) {
    CanaryRecord record = record(canary, clock.instant());
    record.seen(canary, clock.instant());
    changes.changed(CanaryKey.of(canary), record::summary);
  }

  @Override
  public void asked(World world, Map<Question, Answer> answers, Duration took) {
    record(world.canary(), world.now()).asked(answers.keySet());
  }

  @Override
  public void persisted(World world, Decision.Act act) {
    Sides.of(world).ifPresent(sides -> looked(world.canary(), sides, world.now()));
    worlds.keep(world, act);
    written(world.canary(), act, world.now());
  }

  void looked(Canary canary, Sides sides, Instant at) {
    CanaryRecord record = record(canary, at);
    if (record.looked(sides)) {
      changes.changed(CanaryKey.of(canary), record::summary);
    }
  }

  void written(Canary canary, Decision.Act act, Instant at) {
    CanaryRecord record = record(canary, at);
    if (record.decided(canary, act, at, share())) {
      changes.changed(CanaryKey.of(canary), record::summary);
    }
  }

  @Override
  public void gone(CanaryKey canary) {
    worlds.forget(canary.toString());
    if (records.remove(canary) != null) {
      changes.gone(canary);
    }
  }

  /** All canaries, the ones that ask for attention first, then by namespace and name. */
  public List<CanarySummary> summaries() {
    return records.values().stream()
        .map(CanaryRecord::summary)
        .sorted(
            Comparator.comparing(CanarySummary::attention)
                .thenComparing(CanarySummary::namespace)
                .thenComparing(CanarySummary::name))
        .toList();
  }

  /** One canary with the ticks after {@code after} (0 for all that are kept), if it is known. */
  public Optional<CanaryDetail> detail(String namespace, String name, long after) {
    CanaryKey key = new CanaryKey(namespace, name);
    return Optional.ofNullable(records.get(key))
        .map(record -> record.detail(after, clock.instant(), worlds.of(key.toString())));
  }

  /** Whether the list of runs of that canary has one with that id. */
  boolean lists(String namespace, String name, String id) {
    CanaryRecord record = records.get(new CanaryKey(namespace, name));
    return record != null && record.lists(id);
  }

  private CanaryRecord record(Canary canary, Instant now) {
    CanaryKey name = CanaryKey.of(canary);
    CanaryRecord known = records.get(name);
    if (known != null) {
      return known;
    }
    CanaryRecord record =
        records.computeIfAbsent(name, _ -> new CanaryRecord(canary, installation, now));
    int share = share();
    records.values().forEach(each -> each.trim(share));
    return record;
  }

  private int share() {
    int even = TICKS_IN_ALL / Math.max(1, records.size());
    return Math.clamp(even, LEAST_TICKS, TICKS_PER_CANARY);
  }
}
