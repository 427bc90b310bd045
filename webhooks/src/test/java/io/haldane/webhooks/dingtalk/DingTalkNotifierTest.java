package io.haldane.webhooks.dingtalk;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.webhooks.testing.RobotContract;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DingTalkNotifierTest extends RobotContract {
  DingTalkNotifierTest() {
    super(
        "dingtalk",
        "{\"errcode\":0,\"errmsg\":\"ok\"}",
        "{\"errcode\":310000,\"errmsg\":\"refused\"}",
        "{\"errcode\":130101,\"errmsg\":\"refused\"}",
        Duration.ofMinutes(10));
  }

  /** Computed outside Java. */
  @Test
  void the_signature_has_the_time_in_its_message() {
    assertThat(DingTalkNotifier.signature(1795767400000L, "SECtest"))
        .isEqualTo("timestamp=1795767400000&sign=aQ2EkwohoHtiTMQODCSStstQEK2uj29m%2F25OmnKiJus%3D");
  }
}
