package io.haldane.channels.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudevents.CloudEvent;
import io.cloudevents.kafka.KafkaMessageFactory;
import io.haldane.api.notify.Channel;
import io.haldane.api.notify.Delivery;
import io.haldane.api.notify.EventKind;
import io.haldane.api.notify.ReleaseEvent;
import io.haldane.api.notify.Severity;
import io.haldane.channels.kafka.RealKafka.Door;
import io.haldane.webhooks.testing.Events;
import io.haldane.webhooks.testing.GoldenFiles;
import io.haldane.webhooks.testing.NotifierContract;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KafkaNotifierTest extends NotifierContract {
  private final RealKafka kafka = RealKafka.shared();
  private final String topic = "releases-" + UUID.randomUUID();

  KafkaNotifierTest() {
    super("kafka");
  }

  @BeforeEach
  void create() throws Exception {
    kafka.create(new NewTopic(topic, 4, (short) 1));
  }

  @Override
  protected Channel channel() {
    return Writing.channel(
        kafka.address(Door.LOGIN), topic, Writing.login(Writing.USER, Writing.PASSWORD));
  }

  private void write(Channel channel, ReleaseEvent event) {
    assertThat(notifier().send(channel, event)).isEqualTo(new Delivery.Sent());
  }

  private static String text(ConsumerRecord<String, String> written) {
    String headers =
        StreamSupport.stream(written.headers().spliterator(), false)
            .map(one -> one.key() + ": " + new String(one.value(), StandardCharsets.UTF_8) + "\n")
            .collect(Collectors.joining());
    return "key: %s\ntimestamp: %d\n%s\n%s\n"
        .formatted(written.key(), written.timestamp(), headers, written.value());
  }

  @Test
  void what_consumers_read_is_that_of_the_golden_files() throws IOException {
    GoldenFiles golden = new GoldenFiles(type(), "txt");
    Map<String, ReleaseEvent> events = Events.all();
    events.values().forEach(event -> write(channel(), event));

    // In order, because a canary's events have one key and so one partition.
    List<ConsumerRecord<String, String>> written = kafka.records(topic);

    assertThat(written).hasSameSizeAs(events.keySet());
    int at = 0;
    for (String name : events.keySet()) {
      golden.check("a-topic", name, text(written.get(at++)));
    }
    golden.checkThatAllAreRead();
  }

  @Test
  void an_event_of_any_kind_is_written_to_a_topic_of_its_namespace() throws Exception {
    kafka.create(new NewTopic(topic + ".test", 1, (short) 1));
    Channel channel = Writing.with(channel(), "topic", topic + ".{{namespace}}");
    for (EventKind kind : EventKind.values()) {
      write(channel, Events.event(8, kind, Severity.INFO, "It did.", List.of()));
    }

    assertThat(kafka.records(topic + ".test"))
        .extracting(one -> cloudEvent(one).getType())
        .hasSize(EventKind.values().length)
        .allSatisfy(type -> assertThat(type).startsWith("io.haldane.release."));
  }

  /** By the library of CloudEvents. */
  private static CloudEvent cloudEvent(ConsumerRecord<String, String> written) {
    byte[] value = written.value().getBytes(StandardCharsets.UTF_8);
    return KafkaMessageFactory.createReader(written.headers(), value).toEvent();
  }

  @Test
  void a_consumer_that_knows_cloudevents_understands_it() {
    ReleaseEvent odd = Objects.requireNonNull(Events.all().get("odd-characters"));
    write(channel(), odd);

    CloudEvent read = cloudEvent(kafka.records(topic).getFirst());

    assertThat(read.getId()).isEqualTo(odd.key());
    assertThat(read.getSubject()).isEqualTo("test/podinfo");
    assertThat(read.getTime()).isEqualTo("2026-01-01T10:00:00Z");
    assertThat(read.getDataContentType()).isEqualTo("application/json");
    assertThat(new String(Objects.requireNonNull(read.getData()).toBytes(), StandardCharsets.UTF_8))
        .contains("完成 🚀");
  }

  @Test
  void the_key_can_be_that_of_the_run() {
    write(Writing.with(channel(), "key", "run"), Writing.EVENT);

    assertThat(kafka.records(topic))
        .extracting(ConsumerRecord::key)
        .containsExactly("0f6e-1767258000");
  }

  @Test
  void what_cdevents_has_no_words_for_is_not_written() {
    write(Writing.with(channel(), "format", "cdevents"), Writing.EVENT);

    assertThat(kafka.records(topic)).isEmpty();
  }
}
