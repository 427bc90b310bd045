package io.haldane.channels.kafka;

import com.fasterxml.jackson.databind.JsonNode;
import io.haldane.api.net.Printable;
import io.haldane.api.notify.Channel;
import io.haldane.api.notify.ReleaseEvent;
import io.haldane.channels.tcp.Unusable;
import io.haldane.webhooks.chat.CloudEvent;
import io.haldane.webhooks.chat.Template;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.record.internal.SimpleRecord;

/**
 * What is written.
 *
 * @param id the same for each attempt to write this event
 * @param key of the record; chooses its partition
 * @param headers attributes of the event, by the rules of CloudEvents for Kafka
 * @param at milliseconds since 1970
 */
record Entry(
    String id, String topic, String key, Map<String, String> headers, String value, long at) {
  private static final String DATA = "data";
  private static final String DATA_TYPE = "datacontenttype";
  private static final int LONGEST = 249;

  static Entry of(Channel channel, ReleaseEvent event, CloudEvent body) throws Unusable {
    return new Entry(
        event.key(),
        topic(channel, event),
        key(channel, event),
        headers(body.body()),
        body.body().path(DATA).toString(),
        event.at().toEpochMilli());
  }

  private static Map<String, String> headers(JsonNode body) {
    Map<String, String> headers = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> attribute : body.properties()) {
      String text = attribute.getValue().asText();
      switch (attribute.getKey()) {
        case DATA -> {}
        case DATA_TYPE -> headers.put("content-type", text);
        case String name -> headers.put("ce_" + name, text);
      }
    }
    return headers;
  }

  private static String key(Channel channel, ReleaseEvent event) throws Unusable {
    return switch (channel.setting(KafkaNotifier.KEY).orElse("canary")) {
      case "canary" ->
          event.canary().uid().isEmpty() ? event.canary().title() : event.canary().uid();
      case "run" -> event.run().id();
      case String _ -> throw new Unusable("has settings.key that is not canary or run; correct it");
    };
  }

  private static String topic(Channel channel, ReleaseEvent event) throws Unusable {
    String template = channel.setting(KafkaNotifier.TOPIC).orElse("").strip();
    String topic = Template.fill(template, event, UnaryOperator.identity());
    if (!topic.matches("[A-Za-z0-9._-]+") || topic.matches("\\.\\.?") || topic.length() > LONGEST) {
      throw new Unusable(
          "has settings.topic that is no name of a topic: %s; use letters, digits, dots, dashes and underscores"
              .formatted(Printable.of(topic)));
    }
    return topic;
  }

  byte[] keyBytes() {
    return key.getBytes(StandardCharsets.UTF_8);
  }

  SimpleRecord asRecord() {
    Header[] all =
        headers.entrySet().stream()
            .map(one ->
                new RecordHeader(one.getKey(), one.getValue().getBytes(StandardCharsets.UTF_8)))
            .toArray(Header[]::new);
    return new SimpleRecord(at, keyBytes(), value.getBytes(StandardCharsets.UTF_8), all);
  }
}
