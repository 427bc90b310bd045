package io.haldane.engine.act;

import io.haldane.api.notify.EventKind;
import io.haldane.api.notify.Severity;
import io.haldane.api.v1beta1.Announcement;
import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.engine.workload.CanonicalHash;
import io.haldane.engine.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What one decision announces, in order. The ids are the same when the decision is repeated. */
final class NewAnnouncements {
  private final World world;
  private final List<Announcement> all = new ArrayList<>();

  NewAnnouncements(World world) {
    this.world = world;
  }

  /**
   * @param kind what happened, for receivers that do not read texts
   * @param phase of the canary from this announcement on
   * @param severity of the alert; null for none
   * @param alert text of the alert; null for that of the event
   * @param fields whether the alert describes the canary, too
   */
  void add(
      EventKind kind,
      CanaryPhase phase,
      String type,
      String message,
      @Nullable Severity severity,
      @Nullable String alert,
      boolean fields) {
    String uid = world.canary().getMetadata().getUid();
    String seed = uid + "/" + world.now() + "/" + all.size() + "/" + message;
    all.add(
        new Announcement(
            CanonicalHash.hexOf(seed),
            world.now().toString(),
            type,
            phase.text(),
            message,
            severity == null ? null : severity.name().toLowerCase(Locale.ROOT),
            alert,
            fields ? Boolean.TRUE : null,
            kind.text()));
  }

  List<Announcement> all() {
    return all;
  }
}
