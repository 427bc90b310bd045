package io.haldane.webhooks.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.notify.Channel;
import io.haldane.api.notify.Severity;
import io.haldane.webhooks.testing.AwsContract;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SqsNotifierTest extends AwsContract {
  private static final String QUEUE = "https://sqs.eu-central-1.amazonaws.com/123456789012/alerts";

  SqsNotifierTest() {
    super("sqs", "sqs", Map.of("queue", QUEUE));
  }

  @Override
  protected Map<String, Channel> channels() {
    return Map.of("a-queue", channel(), "a-fifo-queue", with("queue", QUEUE + ".fifo"));
  }

  @Override
  protected String contentType() {
    return "application/x-amz-json-1.0";
  }

  @Override
  protected String throttled() {
    return "{\"__type\":\"com.amazonaws.sqs#RequestThrottled\",\"message\":\"Slow down.\"}";
  }

  @Test
  void a_fifo_queue_gets_the_same_id_for_each_attempt() {
    Channel fifo = with("queue", QUEUE + ".fifo");

    assertThat(sentBody(fifo, Severity.WARN))
        .isEqualTo(sentBody(fifo, Severity.WARN))
        .contains("MessageDeduplicationId", "MessageGroupId");
    assertThat(sentBody(channel(), Severity.WARN)).doesNotContain("MessageDeduplicationId");
  }

  @Test
  void a_queue_that_is_no_url_is_refused() {
    assertThat(why(with("queue", "alerts"))).contains("queue", "URL");
  }
}
