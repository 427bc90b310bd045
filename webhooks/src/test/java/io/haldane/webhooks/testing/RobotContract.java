package io.haldane.webhooks.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.notify.Channel;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every robot of a group keeps that may ask for a keyword or a signature. */
public abstract class RobotContract extends HttpNotifierContract {
  private final String accepted;
  private final String refused;
  private final String tooSoon;
  private final Duration pause;

  /**
   * @param accepted the answer to a message that is taken
   * @param refused the answer to one that is not, with the word "refused"
   * @param tooSoon the answer to one that came too soon
   * @param pause until the next attempt after that
   */
  protected RobotContract(
      String type, String accepted, String refused, String tooSoon, Duration pause) {
    super(type);
    this.accepted = accepted;
    this.refused = refused;
    this.tooSoon = tooSoon;
    this.pause = pause;
  }

  @Override
  protected final Map<String, String> settings() {
    return Map.of("keyword", "release");
  }

  @Override
  protected final String accepted() {
    return accepted;
  }

  @Override
  protected final List<String> refusals() {
    return List.of(refused);
  }

  @Override
  protected final int mostBytes() {
    return 20_000;
  }

  @Override
  protected final boolean limitsBody() {
    return true;
  }

  /** Without a secret: signatures hold the time. */
  @Override
  protected final Map<String, Channel> channels() {
    return Map.of("a-robot", withSecret(channel(), "secret", ""));
  }

  @Test
  void a_message_that_is_too_soon_waits() {
    answer(200, tooSoon);

    assertThat(pause()).isEqualTo(pause);
  }
}
