package io.haldane.channels.kafka;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Who wrote an event whose end is not known. Written again under the same id and number, the broker
 * keeps one of them. For any thread.
 */
final class ProducerIds {
  /** Lost ones cost a repeat. */
  private static final int MOST = 1_000;

  /** The same for each attempt to write one event to one topic. */
  record Attempt(String address, String topic, String event) {
    /** An address is a secret. */
    @Override
    public String toString() {
      return event;
    }
  }

  /** As the cluster gave it. */
  record ProducerId(long id, short epoch) {}

  private final Map<Attempt, ProducerId> open =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Attempt, ProducerId> eldest) {
          return size() > MOST;
        }
      };

  synchronized Optional<ProducerId> of(Attempt attempt) {
    return Optional.ofNullable(open.get(attempt));
  }

  synchronized void keep(Attempt attempt, ProducerId id) {
    open.put(attempt, id);
  }

  synchronized void forget(Attempt attempt) {
    open.remove(attempt);
  }
}
