package io.haldane.controller.announce;

import io.haldane.api.notify.Channel;
import io.haldane.api.notify.ReleaseEvent;
import java.util.LinkedHashMap;
import java.util.Optional;

/**
 * What channels returned for the first event of a run, so that a later event can update that
 * message or answer it. Only in memory: after a restart a run gets a new first message.
 * Thread-safe.
 */
final class Receipts {
  private static final int MOST = 1000;

  private record Conversation(Channel channel, String run) {}

  private final LinkedHashMap<Conversation, String> known = new LinkedHashMap<>();

  synchronized Optional<String> of(Channel channel, ReleaseEvent event) {
    return Optional.ofNullable(known.get(new Conversation(channel, event.run().id())));
  }

  synchronized void keep(Channel channel, ReleaseEvent event, Optional<String> receipt) {
    receipt.ifPresent(text -> known.putIfAbsent(new Conversation(channel, event.run().id()), text));
    if (known.size() > MOST) {
      known.pollFirstEntry();
    }
  }
}
