package io.haldane.channels.email;

import io.haldane.api.notify.Channel;
import io.haldane.api.notify.Delivery;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.InternetAddress;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/** What a failure means for a message: codes from 400 pass, codes from 500 stay. */
record SmtpFailure(Channel channel) {
  private static final int DEEPEST = 100;

  /** Whether the conversation broke, so that no code counts. */
  static boolean isBroken(MessagingException thrown, SMTPTransport transport) {
    return chain(thrown).anyMatch(IOException.class::isInstance)
        || transport.getLastReturnCode() <= 0;
  }

  Delivery withoutTls() {
    return Delivery.forGood(
        channel
            + " is not used without TLS, which its server does not offer; use an smtps address, or"
            + " set settings.tls to none in a network that you trust");
  }

  /**
   * The server did not take it from or for somebody.
   *
   * @param last what the server said last
   * @param asked number of recipients of this attempt
   */
  Delivery of(MessagingException thrown, String last, int asked, Taken.Recipients taken) {
    List<SMTPAddressFailedException> refused =
        chain(thrown)
            .filter(SMTPAddressFailedException.class::isInstance)
            .map(SMTPAddressFailedException.class::cast)
            .toList();
    if (refused.isEmpty()) {
      return answered(own(thrown).orElse(last));
    }
    Set<InternetAddress> sent = sent(thrown);
    taken.add(sent);
    String why =
        "%s took it for %d of %d recipients: %s"
            .formatted(channel, sent.size(), asked, shown(words(refused)));
    return refused.stream().anyMatch(one -> one.getReturnCode() / 100 == 4)
        ? Delivery.forNow(why, Duration.ZERO)
        : Delivery.forGood(why);
  }

  private Delivery answered(String words) {
    String why = channel + " answered " + shown(words);
    return words.startsWith("4") ? Delivery.forNow(why, Duration.ZERO) : Delivery.forGood(why);
  }

  /** The answer to a command that failed before the library gave the message up. */
  private static Optional<String> own(MessagingException thrown) {
    return chain(thrown)
        .filter(each ->
            each instanceof SMTPSendFailedException || each instanceof SMTPSenderFailedException)
        .map(each -> String.valueOf(each.getMessage()))
        .filter(words -> words.matches("(?s)[45]\\d\\d.*"))
        .findFirst();
  }

  private static String words(List<SMTPAddressFailedException> refused) {
    return refused.stream()
        .map(one -> one.getAddress() + " " + String.valueOf(one.getMessage()).strip())
        .collect(Collectors.joining("; "));
  }

  private static Set<InternetAddress> sent(MessagingException thrown) {
    Address[] sent =
        thrown instanceof SendFailedException failed ? failed.getValidSentAddresses() : null;
    return sent == null
        ? Set.of()
        : Arrays.stream(sent).map(InternetAddress.class::cast).collect(Collectors.toSet());
  }

  private static Stream<Throwable> chain(Throwable thrown) {
    return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause).limit(DEEPEST);
  }

  private String shown(String words) {
    return channel.secrets().redaction().quote(words);
  }
}
