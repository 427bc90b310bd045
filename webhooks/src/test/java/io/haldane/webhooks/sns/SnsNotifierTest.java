package io.haldane.webhooks.sns;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.webhooks.testing.AwsFifoContract;
import org.junit.jupiter.api.Test;

class SnsNotifierTest extends AwsFifoContract {
  private static final String TOPIC = "arn:aws:sns:eu-central-1:123456789012:alerts";

  SnsNotifierTest() {
    super("sns", "topic", TOPIC);
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
  void a_topic_that_is_no_arn_is_refused() {
    assertThat(why(with("topic", "alerts"))).contains("topic", "ARN");
  }
}
