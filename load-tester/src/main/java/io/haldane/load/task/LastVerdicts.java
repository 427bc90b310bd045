package io.haldane.load.task;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** How tasks ended the last time. The oldest are forgotten. Thread-safe. */
final class LastVerdicts {
  private static final int MOST = 1_000;
  private static final float LOAD_FACTOR = 0.75f;

  private final Map<TaskKey, Verdict> last =
      new LinkedHashMap<>(16, LOAD_FACTOR, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<TaskKey, Verdict> eldest) {
          return size() > MOST;
        }
      };

  synchronized void put(TaskKey key, Verdict verdict) {
    last.put(key, verdict);
  }

  synchronized Optional<Verdict> of(TaskKey key) {
    return Optional.ofNullable(last.get(key));
  }
}
