package io.haldane.channels.nats;

import io.haldane.api.notify.Capabilities;
import io.haldane.api.notify.Channel;
import io.haldane.api.notify.Delivery;
import io.haldane.api.notify.ReleaseEvent;
import io.haldane.api.notify.Secrets;
import io.haldane.channels.tcp.CloudEventNotifier;
import io.haldane.channels.tcp.Login;
import io.haldane.channels.tcp.Trust;
import io.haldane.channels.tcp.Unusable;
import io.haldane.webhooks.chat.CloudEvent;
import java.time.Duration;

/** CloudEvents on a subject of NATS. */
public final class NatsNotifier extends CloudEventNotifier {
  static final String SUBJECT = "subject";
  static final String JETSTREAM = "jetstream";
  static final String CREDS = "creds";

  private static final Capabilities CAPABILITIES =
      Capabilities.of(
              "NATS",
              "Use `nats://HOST:4222`, or `tls://HOST:4222` for a server with TLS. Sends each event as a"
                  + " CloudEvent 1.0 in structured JSON. `settings.subject` may hold `{{namespace}}`,"
                  + " `{{canary}}`, `{{kind}}` and `{{severity}}`. If a stream of JetStream takes the subject,"
                  + " the stream confirms each event, and drops one that is sent twice within its window."
                  + " Otherwise the server takes it for those who listen at that moment."
                  + " A proxy is not supported.")
          .withSetting(SUBJECT, true, "Subject, such as `releases.{{namespace}}.{{canary}}`")
          .withSetting(
              JETSTREAM,
              false,
              "`auto` (default), `always` to refuse a subject without a stream, or `never`. `auto` needs"
                  + " permission to publish to `$JS.API.STREAM.NAMES`")
          .withSetting(CloudEvent.FORMAT, false, CloudEvent.FORMATS)
          .withCredential(Secrets.TOKEN, false, "Token of the server")
          .withCredential(Login.USERNAME, false, "User of the server; needs a password")
          .withCredential(Login.PASSWORD, false, "Password of that user")
          .withCredential(CREDS, false, "Content of a credentials file, with a JWT and its key")
          .withCredential(Trust.CA, false, "CA of the server, as PEM; the system's by default")
          .withRecognisedRepeats();

  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  public NatsNotifier() {
    this(TIMEOUT);
  }

  NatsNotifier(Duration timeout) {
    super("nats", CAPABILITIES, timeout);
  }

  @Override
  protected Delivery talk(Channel channel, ReleaseEvent event, CloudEvent body)
      throws Unusable, InterruptedException {
    Post post = Post.of(channel, event, body);
    return new NatsTalk(channel, NatsServer.of(channel), timeout()).send(post);
  }
}
