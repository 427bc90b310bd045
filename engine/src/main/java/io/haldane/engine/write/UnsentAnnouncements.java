package io.haldane.engine.write;

import io.haldane.api.v1beta1.Announcement;
import io.haldane.api.v1beta1.CanaryStatus;
import java.util.ArrayList;
import java.util.List;

/** Announcements that are still unsent stay in the status, so that they outlive the process. */
public final class UnsentAnnouncements {
  /** A receiver that is down for hours must not fill the object. */
  private static final int MOST = 50;

  private UnsentAnnouncements() {}

  /** The status with the unsent ones before its own; the oldest go when they are too many. */
  public static CanaryStatus keep(List<Announcement> unsent, CanaryStatus next) {
    List<Announcement> all = new ArrayList<>(unsent);
    all.removeIf(old -> next.announcements().stream().anyMatch(a -> a.id().equals(old.id())));
    if (all.isEmpty()) {
      return next;
    }
    all.addAll(next.announcements());
    int surplus = Math.max(0, all.size() - MOST);
    return next.edit().announcements(List.copyOf(all.subList(surplus, all.size()))).done();
  }
}
