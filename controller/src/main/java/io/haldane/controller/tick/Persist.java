package io.haldane.controller.tick;

import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.controller.kube.CanaryKey;
import io.haldane.controller.kube.WriteOutcome;
import io.haldane.controller.kube.Writer;
import io.haldane.engine.write.UnsentAnnouncements;
import java.util.Optional;

/**
 * Writes the status when it changed. Announcements that are still unsent stay in it, so that they
 * outlive the process.
 */
public final class Persist {
  private final Writer writer;
  private final AnnouncementQueue queue;

  public Persist(Writer writer, AnnouncementQueue queue) {
    this.writer = writer;
    this.queue = queue;
  }

  WriteOutcome write(Canary canary, CanaryStatus before, CanaryStatus next) {
    if (next.equals(before)) {
      return new WriteOutcome.Done(Optional.of(canary));
    }
    return writer.status(
        canary, before, UnsentAnnouncements.keep(queue.unsent(CanaryKey.of(canary)), next));
  }
}
