package io.haldane.controller.announce;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.haldane.api.LiveObjects;
import io.haldane.api.ObjectRef;
import io.haldane.api.hooks.HookAnswer;
import io.haldane.api.hooks.HookRequest;
import io.haldane.api.net.Addresses;
import io.haldane.api.v1beta1.Announcement;
import io.haldane.api.v1beta1.Canary;
import io.haldane.controller.kube.Unreadable;
import io.haldane.engine.check.EventCall;
import io.haldane.engine.check.HookRequests;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** Posts events to the canary's own event hooks, or else to the one of the installation. */
public final class EventHooks {
  private static final Logger LOG = Logger.getLogger(EventHooks.class);
  private final Function<HookRequest, HookAnswer> caller;
  private final Channels.Lookup lookup;
  private final Optional<String> global;

  /**
   * @param caller answers within the request's own time
   * @param lookup reads the Secrets and ConfigMaps of event hooks as they are now
   */
  public EventHooks(
      Function<HookRequest, HookAnswer> caller, Channels.Lookup lookup, Optional<String> global) {
    this.caller = caller;
    this.lookup = lookup;
    this.global = global.filter(url -> !url.isBlank());
  }

  void send(Canary canary, Announcement news) {
    for (EventCall call : calls(canary, news)) {
      switch (call) {
        case EventCall.Send(HookRequest request) -> send(request);
        case EventCall.Unsendable(String why) ->
            LOG.warnf("an event of %s is not sent: %s", canary.title(), why);
      }
    }
  }

  private void send(HookRequest request) {
    HookAnswer answer = caller.apply(request);
    if (!(answer instanceof HookAnswer.Passed)) {
      LOG.warnf(
          "the event hook at %s did not accept the event: %s",
          Addresses.shown(request.url()), answer.error());
    }
  }

  List<EventCall> calls(Canary canary, Announcement news) {
    List<HasMetadata> found = new ArrayList<>();
    for (ObjectRef ref : HookRequests.needs(canary)) {
      try {
        lookup.read(ref).ifPresent(found::add);
      } catch (Unreadable e) {
        LOG.warnf("an event hook of %s has no credentials: %s", canary.title(), e.getMessage());
      }
    }
    return HookRequests.events(canary, news, global, LiveObjects.of(found));
  }
}
