package io.haldane.webhooks.sns;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.notify.Channel;
import io.haldane.api.notify.Severity;
import io.haldane.webhooks.testing.AwsContract;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SnsNotifierTest extends AwsContract {
  private static final String TOPIC = "arn:aws:sns:eu-central-1:123456789012:alerts";

  SnsNotifierTest() {
    super("sns", "sns", Map.of("topic", TOPIC));
  }

  @Override
  protected Map<String, Channel> channels() {
    return Map.of("a-topic", channel(), "a-fifo-topic", with("topic", TOPIC + ".fifo"));
  }

  @Override
  protected String contentType() {
    return "application/x-www-form-urlencoded";
  }

  @Override
  protected String throttled() {
    return "{\"Error\":{\"Code\":\"Throttling\",\"Message\":\"Rate exceeded\"}}";
  }

  @Test
  void a_fifo_topic_gets_the_same_id_for_each_attempt() {
    Channel fifo = with("topic", TOPIC + ".fifo");

    assertThat(sentBody(fifo, Severity.WARN))
        .isEqualTo(sentBody(fifo, Severity.WARN))
        .contains("MessageDeduplicationId=", "MessageGroupId=");
    assertThat(sentBody(channel(), Severity.WARN)).doesNotContain("MessageDeduplicationId");
  }

  @Test
  void a_topic_that_is_no_arn_is_refused() {
    assertThat(why(with("topic", "alerts"))).contains("topic", "ARN");
  }
}
