package io.haldane.webhooks.lark;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.webhooks.testing.RobotContract;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LarkNotifierTest extends RobotContract {
  LarkNotifierTest() {
    super(
        "lark",
        "{\"code\":0,\"msg\":\"success\"}",
        "{\"code\":19021,\"msg\":\"refused\"}",
        "{\"code\":11232,\"msg\":\"refused\"}",
        Duration.ofMinutes(1));
  }

  /** Computed outside Java. */
  @Test
  void the_signature_has_the_time_in_its_key() {
    assertThat(LarkNotifier.signature("1795767400", "SECtest"))
        .isEqualTo("w5rDzMQVVRITnAs3Eq5cuOj6pCYlzjhCJtxynbWgiCw=");
  }
}
