package io.haldane.controller.announce;

import io.haldane.api.v1beta1.Announcement;
import io.haldane.api.v1beta1.Canary;
import io.haldane.controller.kube.CanaryKey;
import java.util.List;

/** Sends one announcement to everybody that it concerns. Blocking. */
public interface AnnouncementSender {
  /**
   * Sends one announcement in all its forms.
   *
   * @param maybeSent whether an earlier process may have sent it already
   */
  void send(Canary canary, Announcement news, boolean maybeSent);

  /** What was sent, except to channels that did not take it yet. */
  default List<Announcement> waiting(CanaryKey canary) {
    return List.of();
  }
}
