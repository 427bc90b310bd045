package io.haldane.controller.tick;

import io.haldane.api.v1beta1.Announcement;
import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.controller.kube.CanaryKey;
import io.haldane.controller.kube.WriteOutcome;
import io.haldane.controller.kube.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes the status when it changed. Announcements that are still unsent stay in it, so that they
 * outlive the process.
 */
public final class Persist {
  /** A receiver that is down for hours must not fill the object. */
  private static final int MOST_ANNOUNCEMENTS = 50;

  private final Writer writer;
  private final AnnouncementQueue mailbox;

  public Persist(Writer writer, AnnouncementQueue mailbox) {
    this.writer = writer;
    this.mailbox = mailbox;
  }

  WriteOutcome write(Canary canary, CanaryStatus before, CanaryStatus next) {
    if (next.equals(before)) {
      return new WriteOutcome.Done(Optional.of(canary));
    }
    return writer.status(canary, before, withUnsent(CanaryKey.of(canary), next));
  }

  private CanaryStatus withUnsent(CanaryKey key, CanaryStatus next) {
    List<Announcement> all = new ArrayList<>(mailbox.unsent(key));
    all.removeIf(old -> next.announcements().stream().anyMatch(a -> a.id().equals(old.id())));
    if (all.isEmpty()) {
      return next;
    }
    all.addAll(next.announcements());
    int surplus = Math.max(0, all.size() - MOST_ANNOUNCEMENTS);
    return next.edit().announcements(List.copyOf(all.subList(surplus, all.size()))).done();
  }
}
