package io.haldane.channels.kafka;

import io.haldane.api.notify.Capabilities;
import io.haldane.api.notify.Channel;
import io.haldane.api.notify.Delivery;
import io.haldane.api.notify.ReleaseEvent;
import io.haldane.channels.tcp.CloudEventNotifier;
import io.haldane.channels.tcp.Login;
import io.haldane.channels.tcp.Trust;
import io.haldane.channels.tcp.Unusable;
import io.haldane.webhooks.chat.CloudEvent;
import java.time.Duration;

/** CloudEvents in a topic of Kafka. */
public final class KafkaNotifier extends CloudEventNotifier {
  static final String TOPIC = "topic";
  static final String KEY = "key";
  static final String MECHANISM = "mechanism";

  private static final Capabilities CAPABILITIES =
      Capabilities.of(
              "Kafka",
              "Only in images that were built with `-Pkafka`, see"
                  + " [install.md](../install.md#the-image). Use `kafkas://HOST:9093`, or"
                  + " `kafka://HOST:9092` for brokers without TLS. Name several servers of one cluster as"
                  + " `kafkas://A:9093,kafkas://B:9093`. Sends each event as a CloudEvent 1.0 in binary mode: the"
                  + " attributes are headers such as `ce_id`, the value is JSON. All replicas in sync"
                  + " confirm it. An event is written twice only if the controller restarts before it"
                  + " knows the result; both have the same `ce_id`. The topic has to exist."
                  + " A proxy is not supported.")
          .withSetting(
              TOPIC,
              true,
              "Topic; may hold `{{namespace}}`, `{{canary}}`, `{{kind}}`, `{{severity}}`")
          .withSetting(
              KEY,
              false,
              "Key of each record, which keeps events in order: `canary` (default) is the UID of the"
                  + " canary, `run` the id of the run")
          .withSetting(CloudEvent.FORMAT, false, CloudEvent.FORMATS)
          .withSetting(
              MECHANISM,
              false,
              "How the user logs in: `scram-sha-512` (default), `scram-sha-256` or `plain`, which needs"
                  + " TLS")
          .withCredential(Login.USERNAME, false, "User of the cluster; needs a password")
          .withCredential(Login.PASSWORD, false, "Password of that user")
          .withCredential(Trust.CA, false, "CA of the brokers, as PEM; the system's by default")
          .withRecognisedRepeats();

  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final ProducerIds producers = new ProducerIds();

  public KafkaNotifier() {
    this(TIMEOUT);
  }

  KafkaNotifier(Duration timeout) {
    super("kafka", CAPABILITIES, timeout);
  }

  @Override
  protected Delivery talk(Channel channel, ReleaseEvent event, CloudEvent body)
      throws Unusable, InterruptedException {
    Entry entry = Entry.of(channel, event, body);
    return KafkaTalk.tell(channel, entry, producers, timeout());
  }
}
