package io.haldane.controller.announce;

import io.haldane.api.v1beta1.Announcement;
import io.haldane.api.v1beta1.Canary;
import io.haldane.engine.workload.CanonicalHash;
import java.time.InstantSource;
import java.util.Set;

/** An event on the first canary whose run cannot be kept. It is no alert: nothing else is wrong. */
public final class NoHistory {
  private final KubernetesEvents events;
  private final InstantSource clock;

  public NoHistory(KubernetesEvents events, InstantSource clock) {
    this.events = events;
    this.clock = clock;
  }

  /** Does not wait for the answer; an event that is lost stays in the log. */
  public void report(Canary canary, String why) {
    String now = clock.instant().toString();
    String id = CanonicalHash.hexOf(canary.getMetadata().getUid() + "/history/" + now);
    Announcement news = new Announcement(id, now, "Warning", null, why, null, null, null, null);
    Thread.ofVirtual()
        .name("no-history")
        .start(() -> events.prepare(canary, news).create(Set.of()));
  }
}
