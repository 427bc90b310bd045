package io.haldane.channels.email;

import io.haldane.api.net.Printable;
import io.haldane.api.notify.Channel;
import io.haldane.channels.tcp.Unusable;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.List;

/**
 * From whom, and to whom.
 *
 * @param to at least one
 */
record Envelope(InternetAddress from, List<InternetAddress> to) {
  private static final int MOST = 50;

  Envelope {
    to = List.copyOf(to);
  }

  static Envelope of(Channel channel) throws Unusable {
    List<InternetAddress> from = parse(channel, EmailNotifier.FROM);
    List<InternetAddress> to = parse(channel, EmailNotifier.TO).stream().distinct().toList();
    if (from.size() != 1) {
      throw new Unusable("has %d senders in settings.from; name one".formatted(from.size()));
    }
    if (to.isEmpty() || to.size() > MOST) {
      throw new Unusable(
          "has %d recipients in settings.to; name 1 to %d, or a mailing list"
              .formatted(to.size(), MOST));
    }
    return new Envelope(from.getFirst(), to);
  }

  /** The part behind the at sign, for ids of messages. */
  String domain() {
    String address = from.getAddress();
    return address.substring(address.lastIndexOf('@') + 1);
  }

  private static List<InternetAddress> parse(Channel channel, String setting) throws Unusable {
    String text = channel.setting(setting).orElse("").strip();
    try {
      if (text.chars().anyMatch(letter -> letter < ' ' || letter == 0x7f)) {
        throw new AddressException();
      }
      List<InternetAddress> all = List.of(InternetAddress.parse(text, true));
      for (InternetAddress each : all) {
        each.validate();
        if (each.isGroup() || !each.getAddress().matches("[\\x21-\\x7e]+@[\\w.\\[\\]:-]+")) {
          throw new AddressException();
        }
      }
      return all;
    } catch (AddressException e) {
      throw new Unusable(
          "has settings.%s with something that is no e-mail address: %s; correct it"
              .formatted(setting, Printable.of(text)));
    }
  }
}
