package io.haldane.channels.email;

import io.haldane.api.notify.Channel;
import io.haldane.api.notify.ReleaseEvent;
import jakarta.mail.internet.InternetAddress;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Who has a message already that a server did not take for all of its recipients. The next attempt
 * leaves them out. In memory only, and bounded: what is forgotten is sent twice. Safe for
 * concurrent use.
 */
final class Taken {
  private static final int MOST = 200;

  /** One message of one channel. */
  private record Key(String event, Channel channel) {}

  private final Map<Key, Set<InternetAddress>> known =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Set<InternetAddress>> eldest) {
          return size() > MOST;
        }
      };

  /** The recipients of one message. */
  interface Recipients {
    boolean have(InternetAddress one);

    void add(Set<InternetAddress> more);
  }

  Recipients by(Channel channel, ReleaseEvent event) {
    Key key = new Key(event.key(), channel);
    return new Recipients() {
      @Override
      public boolean have(InternetAddress one) {
        synchronized (known) {
          return known.getOrDefault(key, Set.of()).contains(one);
        }
      }

      @Override
      public void add(Set<InternetAddress> more) {
        synchronized (known) {
          known.computeIfAbsent(key, _ -> new HashSet<>()).addAll(more);
        }
      }
    };
  }

  void forget(Channel channel, ReleaseEvent event) {
    synchronized (known) {
      known.remove(new Key(event.key(), channel));
    }
  }
}
