package io.haldane.webhooks.chat;

import io.haldane.api.notify.Channel;
import io.haldane.api.notify.Delivery;
import io.haldane.outbound.HttpReply;
import io.haldane.outbound.Retry;
import io.haldane.webhooks.http.NoAnswer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a service's reply means for an event.
 *
 * @param timeout that the call had
 */
record ServiceReply(Channel channel, Duration timeout) {

  /**
   * @param objection what is wrong, read from the body of a 2xx
   */
  Delivery judge(HttpReply reply, Function<String, Optional<String>> objection) {
    return switch (reply) {
      case HttpReply.Failed failed ->
          notSent(reply, "is not reached: " + NoAnswer.text(failed, timeout));
      case HttpReply.Redirected(HttpReply.Answered answer, _) -> answered(answer);
      case HttpReply.Answered answer when answer.status() / 100 != 2 -> answered(answer);
      case HttpReply.Answered(_, _, String body) ->
          objection
              .apply(body)
              .<Delivery>map(
                  why -> Delivery.forGood(channel + " refused the message: " + shown(why)))
              .orElseGet(Delivery.Sent::new);
    };
  }

  Delivery cancelled() {
    return Delivery.forNow(channel + " was cancelled before there was an answer", Duration.ZERO);
  }

  private Delivery answered(HttpReply.Answered answer) {
    String body = answer.body();
    String words = body.isBlank() ? "" : ": " + shown(body);
    return notSent(answer, "answered " + answer.status() + words);
  }

  private Delivery notSent(HttpReply reply, String why) {
    String text = channel + " " + why;
    return Retry.isWorthwhile(reply)
        ? Delivery.forNow(text, Retry.asked(reply, Instant.now()).orElse(Duration.ZERO))
        : Delivery.forGood(text);
  }

  /** Services like to repeat what they were sent. */
  private String shown(String text) {
    return channel.secrets().redaction().quote(text);
  }
}
