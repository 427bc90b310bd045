package io.haldane.controller.announce;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.haldane.api.Fault;
import io.haldane.api.HasFaults;
import io.haldane.api.ObjectRef;
import io.haldane.api.v1beta1.AlertProvider;
import io.haldane.api.v1beta1.Announcement;
import io.haldane.api.v1beta1.MetricTemplate;
import io.haldane.controller.leader.Ownership;
import io.haldane.engine.workload.CanonicalHash;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Names objects with fields that cannot be read: in the log once for each version, and by an event
 * on metric templates and alert providers. Canaries say so themselves. Thread-safe.
 */
public final class FaultyObjects {
  private static final Logger LOG = Logger.getLogger(FaultyObjects.class);
  private static final int MOST_TOLD = 5;
  private final Map<ObjectRef, HasMetadata> known = new ConcurrentHashMap<>();
  private final KubernetesEvents events;
  private final Ownership ownership;
  private final InstantSource clock;

  public FaultyObjects(KubernetesEvents events, Ownership ownership, InstantSource clock) {
    this.events = events;
    this.ownership = ownership;
    this.clock = clock;
  }

  /**
   * Called for each object that came, changed or went; does not block.
   *
   * @param there whether the object is there now
   */
  public void of(HasMetadata object, Predicate<ObjectRef> there) {
    List<Fault> faults = object instanceof HasFaults found ? found.faults() : List.of();
    ObjectRef ref = ObjectRef.of(object);
    if (faults.isEmpty() || !there.test(ref)) {
      known.remove(ref);
      return;
    }
    HasMetadata before = known.put(ref, object);
    if (before == null || !version(before).equals(version(object))) {
      LOG.warnf("%s of version %s cannot be read: %s", ref, version(object), text(faults));
      if (ownership.owns(ref)) {
        report(object);
      }
    }
  }

  /**
   * A new leader says what it has seen while it was none; what was reported is not reported again.
   */
  public void reportAll() {
    known.values().forEach(this::report);
  }

  private void report(HasMetadata object) {
    if (object instanceof HasFaults faulty
        && (object instanceof MetricTemplate || object instanceof AlertProvider)) {
      Announcement news = news(object, faulty.faults());
      Thread.ofVirtual()
          .name("faulty-object")
          .start(() -> events.prepare(object, news).create(Set.of()));
    }
  }

  /** The id is the same for one version of the object, so that it is sent once. */
  private Announcement news(HasMetadata object, List<Fault> faults) {
    String id = CanonicalHash.hexOf(object.getMetadata().getUid() + "/" + version(object));
    Instant now = clock.instant();
    String message = "It cannot be read: " + text(faults) + "; correct it";
    return new Announcement(id, now.toString(), "Warning", null, message, null, null, null, null);
  }

  private static String text(List<Fault> faults) {
    return faults.stream().limit(MOST_TOLD).map(Fault::toString).collect(Collectors.joining(", "));
  }

  /** Of the spec, where that is counted: a status that we write is no news. */
  private static String version(HasMetadata object) {
    Long generation = object.getMetadata().getGeneration();
    return generation == null
        ? String.valueOf(object.getMetadata().getResourceVersion())
        : generation.toString();
  }
}
