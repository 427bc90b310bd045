package io.haldane.controller.announce;

import io.haldane.api.hooks.HookAnswer;
import io.haldane.api.hooks.HookRequest;
import io.haldane.api.net.Addresses;
import io.haldane.api.v1beta1.Announcement;
import io.haldane.api.v1beta1.Canary;
import io.haldane.engine.check.HookRequests;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** Posts events to the canary's own event hooks, or else to the one of the installation. */
public final class EventHooks {
  private static final Logger LOG = Logger.getLogger(EventHooks.class);
  private final Function<HookRequest, HookAnswer> caller;
  private final Optional<String> global;

  /**
   * @param caller answers within the request's own time
   */
  public EventHooks(Function<HookRequest, HookAnswer> caller, Optional<String> global) {
    this.caller = caller;
    this.global = global.filter(url -> !url.isBlank());
  }

  void send(Canary canary, Announcement news) {
    for (HookRequest request : requests(canary, news)) {
      HookAnswer answer = caller.apply(request);
      if (!(answer instanceof HookAnswer.Passed)) {
        LOG.warnf(
            "the event hook at %s did not accept the event: %s",
            Addresses.shown(request.url()), answer.error());
      }
    }
  }

  List<HookRequest> requests(Canary canary, Announcement news) {
    return HookRequests.events(canary, news, global);
  }
}
