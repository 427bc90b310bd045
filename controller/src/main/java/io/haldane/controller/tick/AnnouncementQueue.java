package io.haldane.controller.tick;

import io.haldane.api.v1beta1.Announcement;
import io.haldane.api.v1beta1.Canary;
import io.haldane.controller.kube.CanaryKey;
import java.time.Instant;
import java.util.List;

/** Takes announcements and sends them in its own time. */
public interface AnnouncementQueue {
  /**
   * Takes what is to be sent, in its order.
   *
   * @param canary with the status that the announcements came with
   */
  void add(Canary canary, List<Announcement> news);

  /**
   * Takes what the status holds and this process never took: another process wrote it and ended
   * before it sent it, or the answer to a write of ours was lost.
   */
  void catchUp(Canary canary, Instant now);

  /** The canary is gone. */
  void forget(CanaryKey canary);

  /** What was taken and not sent yet. */
  List<Announcement> unsent(CanaryKey canary);
}
