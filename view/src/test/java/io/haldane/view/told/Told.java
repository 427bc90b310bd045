package io.haldane.view.told;

import io.haldane.api.v1beta1.Announcement;
import io.haldane.api.v1beta1.Condition;
import io.haldane.engine.decision.Decision;
import io.haldane.engine.scenario.Listener;
import io.haldane.engine.scenario.Stories;
import io.haldane.engine.world.World;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All events, conditions and states of all stories. */
public final class Told implements Listener {
  private static final Told ALL = listen();

  private final List<Announcement> events = new ArrayList<>();
  private final Set<Condition> conditions = new LinkedHashSet<>();
  private final Map<String, Snapshot> states = new LinkedHashMap<>();

  private Told() {}

  public static List<Announcement> events() {
    return List.copyOf(ALL.events);
  }

  public static Set<Condition> conditions() {
    return Set.copyOf(ALL.conditions);
  }

  /** One for each combination of phase and conditions. */
  public static Collection<Snapshot> states() {
    return List.copyOf(ALL.states.values());
  }

  private static Told listen() {
    Told told = new Told();
    Stories.with(() -> told).forEach(story -> story.told().run());
    return told;
  }

  @Override
  public void decided(World world, Decision.Act act) {
    events.addAll(act.announcements());
    conditions.addAll(act.next().conditions());
    boolean deleted = world.canary().getMetadata().getDeletionTimestamp() != null;
    states.computeIfAbsent(
        Snapshot.kind(act.next()) + deleted,
        none -> Snapshot.of(world.canary(), act.next(), world.now()));
  }
}
