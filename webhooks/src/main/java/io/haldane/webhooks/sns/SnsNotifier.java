package io.haldane.webhooks.sns;

import io.haldane.api.notify.Capabilities;
import io.haldane.api.notify.Channel;
import io.haldane.api.notify.Delivery;
import io.haldane.api.notify.Notifier;
import io.haldane.api.notify.ReleaseEvent;
import io.haldane.webhooks.chat.AwsAnswer;
import io.haldane.webhooks.chat.AwsCall;
import io.haldane.webhooks.chat.CloudEvent;
import io.haldane.webhooks.chat.Encoded;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** CloudEvents to the subscribers of a topic of Amazon SNS. */
public final class SnsNotifier implements Notifier {
  private static final String TOPIC = "topic";
  private static final Pattern TOPICS = Pattern.compile("arn:[\\w-]+:sns:[\\w-]+:\\d*:[\\w.-]+");
  private static final int LONGEST_SUBJECT = 99;
  private static final Capabilities CAPABILITIES =
      AwsCall.with(
          Capabilities.of(
                  "Amazon SNS",
                  "Publishes each event as a CloudEvent 1.0 to a topic. The key needs `sns:Publish`."
                      + " Subscribers may filter by the attributes `kind`, `severity` and `namespace`. A FIFO"
                      + " topic keeps the order of a canary's events, and drops an event that is sent twice"
                      + " within five minutes.")
              .withSetting(TOPIC, true, "ARN, such as `arn:aws:sns:eu-central-1:123:alerts`"));

  @Override
  public String type() {
    return "sns";
  }

  @Override
  public Capabilities capabilities() {
    return CAPABILITIES;
  }

  @Override
  public Delivery send(Channel channel, ReleaseEvent event) {
    return CloudEvent.send(channel, event, sent -> post(channel, event, sent));
  }

  private Delivery post(Channel channel, ReleaseEvent event, CloudEvent sent) {
    String topic = channel.setting(TOPIC).orElse("");
    Optional<String> objection =
        AwsCall.unlike(
            channel, TOPIC, TOPICS, "has a topic that is not the ARN of one; correct it");
    String text = sent.body().toString();
    AwsCall call = AwsCall.of(this, channel, event, "sns", text, objection);
    return call.form(Encoded.form(form(call, topic, text)), AwsAnswer::reading);
  }

  private static Map<String, String> form(AwsCall call, String topic, String text) {
    ReleaseEvent event = call.event();
    Map<String, String> form = new LinkedHashMap<>();
    form.put("Action", "Publish");
    form.put("Version", "2010-03-31");
    form.put("TopicArn", topic);
    form.put("Subject", subject(event));
    form.put("Message", text);
    attribute(form, 1, "kind", event.kind().text());
    attribute(form, 2, "severity", event.severity().name().toLowerCase(Locale.ROOT));
    attribute(form, 3, "namespace", event.canary().namespace());
    if (topic.endsWith(".fifo")) {
      form.put("MessageGroupId", call.group());
      form.put("MessageDeduplicationId", call.repeat());
    }
    return form;
  }

  private static void attribute(Map<String, String> form, int number, String name, String value) {
    String entry = "MessageAttributes.entry." + number + ".";
    form.put(entry + "Name", name);
    form.put(entry + "Value.DataType", "String");
    form.put(entry + "Value.StringValue", value);
  }

  /** One line of visible ASCII, for subscribers by e-mail. */
  private static String subject(ReleaseEvent event) {
    String text = "Release of " + event.canary().title() + ": " + event.kind().text();
    String plain = text.replaceAll("[^\\x20-\\x7e]", "?");
    return plain.substring(0, Math.min(plain.length(), LONGEST_SUBJECT));
  }
}
