package io.haldane.webhooks.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.notify.Channel;
import io.haldane.api.notify.Severity;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every service of AWS keeps that can have its messages in order. */
public abstract class AwsFifoContract extends AwsContract {
  private final String setting;
  private final String plain;

  /**
   * @param setting that says where messages go
   * @param plain a place without order
   */
  protected AwsFifoContract(String type, String setting, String plain) {
    super(type, type, Map.of(setting, plain));
    this.setting = setting;
    this.plain = plain;
  }

  private Channel fifo() {
    return with(setting, plain + ".fifo");
  }

  @Override
  protected final Map<String, Channel> channels() {
    return Map.of("a-" + setting, channel(), "a-fifo-" + setting, fifo());
  }

  @Test
  void a_place_with_order_gets_the_same_id_for_each_attempt() {
    assertThat(sentBody(fifo(), Severity.WARN))
        .isEqualTo(sentBody(fifo(), Severity.WARN))
        .contains("MessageDeduplicationId", "MessageGroupId");
    assertThat(sentBody(channel(), Severity.WARN)).doesNotContain("MessageDeduplicationId");
  }
}
