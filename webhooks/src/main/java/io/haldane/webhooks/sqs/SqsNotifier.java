package io.haldane.webhooks.sqs;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.notify.Capabilities;
import io.haldane.api.notify.Channel;
import io.haldane.api.notify.Delivery;
import io.haldane.api.notify.Notifier;
import io.haldane.api.notify.ReleaseEvent;
import io.haldane.webhooks.chat.AwsAnswer;
import io.haldane.webhooks.chat.AwsCall;
import io.haldane.webhooks.chat.CloudEvent;
import java.util.Optional;
import java.util.regex.Pattern;

/** CloudEvents in a queue of Amazon SQS. */
public final class SqsNotifier implements Notifier {
  private static final String QUEUE = "queue";
  private static final Pattern QUEUES = Pattern.compile("https?://[^\\s/]+/[^\\s?#]+");
  private static final Capabilities CAPABILITIES =
      AwsCall.with(
          Capabilities.of(
                  "Amazon SQS",
                  "Sends each event as a CloudEvent 1.0 to a queue. The key needs `sqs:SendMessage`. A FIFO"
                      + " queue keeps the order of a canary's events, and drops an event that is sent twice"
                      + " within five minutes.")
              .withSetting(
                  QUEUE, true, "URL, such as `https://sqs.eu-central-1.amazonaws.com/123/alerts`"));

  @Override
  public String type() {
    return "sqs";
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
    String queue = channel.setting(QUEUE).orElse("");
    Optional<String> objection =
        AwsCall.unlike(
            channel, QUEUE, QUEUES, "has a queue that is not the URL of one; correct it");
    String text = sent.body().toString();
    AwsCall call = AwsCall.of(this, channel, event, "sqs", text, objection);
    ObjectNode body =
        JsonNodeFactory.instance.objectNode().put("QueueUrl", queue).put("MessageBody", text);
    if (queue.endsWith(".fifo")) {
      body.put("MessageGroupId", call.group()).put("MessageDeduplicationId", call.repeat());
    }
    return call.json("1.0", "AmazonSQS.SendMessage", body.toString(), AwsAnswer::reading);
  }
}
