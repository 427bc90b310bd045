package io.haldane.webhooks.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.webhooks.testing.AwsFifoContract;
import org.junit.jupiter.api.Test;

class SqsNotifierTest extends AwsFifoContract {
  private static final String QUEUE = "https://sqs.eu-central-1.amazonaws.com/123456789012/alerts";

  SqsNotifierTest() {
    super("sqs", "queue", QUEUE);
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
  void a_queue_that_is_no_url_is_refused() {
    assertThat(why(with("queue", "alerts"))).contains("queue", "URL");
  }
}
