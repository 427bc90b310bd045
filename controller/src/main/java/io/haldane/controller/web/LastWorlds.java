package io.haldane.controller.web;

import io.haldane.engine.decision.Decision;
import io.haldane.engine.world.World;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the last decisions about canaries in a run were made of. Few are kept, because each holds
 * the objects that were read for it: of the others it is assumed that their pods are ready.
 * Thread-safe.
 */
final class LastWorlds {
  static final int KEPT = 20;

  private final Map<String, World> worlds =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, World> eldest) {
          return size() > KEPT;
        }
      };

  /** Remembers what is left once the decision is carried out, if there is anything to expect. */
  synchronized void keep(World world, Decision.Act act) {
    String title = world.canary().title();
    switch (act.next().phase()) {
      case PROGRESSING, WAITING_PROMOTION, PROMOTING, FINALISING, WAITING ->
          worlds.put(title, world.after(act));
      case NEW, INITIALIZING, INITIALIZED, SUCCEEDED, FAILED, TERMINATING, TERMINATED ->
          worlds.remove(title);
    }
  }

  synchronized void forget(String title) {
    worlds.remove(title);
  }

  synchronized Optional<World> of(String title) {
    return Optional.ofNullable(worlds.get(title));
  }
}
