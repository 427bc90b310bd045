package io.haldane.controller.announce;

import io.haldane.api.v1beta1.Announcement;
import io.haldane.api.v1beta1.Canary;

/** Tells one announcement to everybody that it concerns. Blocking. */
public interface AnnouncementSender {
  /**
   * Tells one announcement in all its forms.
   *
   * @param maybeTold whether an earlier process may have sent it already
   */
  void tell(Canary canary, Announcement news, boolean maybeTold);
}
