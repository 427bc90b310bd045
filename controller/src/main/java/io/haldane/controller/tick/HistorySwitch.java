package io.haldane.controller.tick;

import io.haldane.api.v1beta1.Canary;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * Where records of runs are not accepted: the kind or the permission is missing. Such a namespace
 * is asked again now and then, by one record and not by all. Thread-safe.
 */
public final class HistorySwitch {
  private static final Logger LOG = Logger.getLogger(HistorySwitch.class);
  private static final Duration PAUSE = Duration.ofMinutes(10);

  /** Says to people that there is no history. */
  @FunctionalInterface
  public interface Report {
    void off(Canary canary, String why);
  }

  private final Report report;
  private final InstantSource clock;
  private final Map<String, Instant> againAt = new ConcurrentHashMap<>();
  private final AtomicBoolean reported = new AtomicBoolean();

  HistorySwitch(Report report, InstantSource clock) {
    this.report = report;
    this.clock = clock;
  }

  boolean isOn(String namespace) {
    Instant again = againAt.get(namespace);
    return again == null || !clock.instant().isBefore(again);
  }

  /** Reported once for all namespaces, by a process. */
  void off(Canary canary, String why) {
    Instant now = clock.instant();
    // Namespaces come and go. One whose pause is long over is asked again without being remembered.
    againAt.values().removeIf(again -> again.plus(PAUSE).isBefore(now));
    againAt.put(canary.getMetadata().getNamespace(), now.plus(PAUSE));
    if (reported.compareAndSet(false, true)) {
      String text = "History of runs is off: " + why;
      LOG.warn(text);
      report.off(canary, text);
    }
  }

  void worked(String namespace) {
    if (againAt.remove(namespace) != null) {
      LOG.infof("history of runs is on in namespace %s", namespace);
    }
  }
}
