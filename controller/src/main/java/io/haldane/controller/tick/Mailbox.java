package io.haldane.controller.tick;

import io.haldane.api.v1beta1.Announcement;
import io.haldane.api.v1beta1.Canary;
import io.haldane.controller.kube.CanaryKey;
import java.util.List;

/** Takes announcements and tells people in its own time. */
public interface Mailbox {
  /**
   * Takes what is to be told, in its order.
   *
   * @param canary with the status that the announcements came with
   */
  void tell(Canary canary, List<Announcement> news);

  /** What was taken and not told yet. */
  List<Announcement> unsent(CanaryKey canary);
}
