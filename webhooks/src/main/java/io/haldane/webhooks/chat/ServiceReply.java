package io.haldane.webhooks.chat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
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
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * @param objection what is wrong, read from the body of a 2xx
   */
  Delivery judge(HttpReply reply, Function<String, Optional<String>> objection) {
    return switch (reply) {
      case HttpReply.Failed failed -> notReached(failed);
      case HttpReply.Redirected(HttpReply.Answered answer, _) -> answered(answer);
      case HttpReply.Answered answer when answer.status() / 100 != 2 -> answered(answer);
      case HttpReply.Answered(_, _, String body) ->
          objection.apply(body).<Delivery>map(this::refused).orElseGet(Delivery.Sent::new);
    };
  }

  /**
   * @param reader knows the answers of the service
   */
  Delivery judge(HttpReply reply, Reading.Reader reader) {
    return switch (reply) {
      case HttpReply.Failed failed -> notReached(failed);
      case HttpReply.Redirected(HttpReply.Answered answer, _) -> answered(answer);
      case HttpReply.Answered answer -> read(answer, reader);
    };
  }

  private Delivery read(HttpReply.Answered answer, Reading.Reader reader) {
    return switch (reader.read(answer.status(), json(answer.body()))) {
      case Reading.Taken(Optional<String> receipt) -> new Delivery.Sent(receipt);
      case Reading.Refused(String why) -> refused(why);
      case Reading.Busy(Duration pause) ->
          Delivery.forNow(
              "%s answered %d and wants a pause: %s"
                  .formatted(channel, answer.status(), shown(answer.body())),
              pause.isZero() ? asked(answer) : pause);
      case Reading.ByStatus() ->
          answer.status() / 100 == 2 ? new Delivery.Sent() : answered(answer);
    };
  }

  Delivery cancelled() {
    return Delivery.forNow(channel + " was cancelled before there was an answer", Duration.ZERO);
  }

  private Delivery notReached(HttpReply.Failed failed) {
    return notSent(failed, "is not reached: " + NoAnswer.text(failed, timeout));
  }

  private Delivery refused(String why) {
    return Delivery.forGood(channel + " refused the message: " + shown(why));
  }

  private Delivery answered(HttpReply.Answered answer) {
    String body = answer.body();
    String words = body.isBlank() ? "" : ": " + shown(body);
    return notSent(answer, "answered " + answer.status() + words);
  }

  private Delivery notSent(HttpReply reply, String why) {
    String text = channel + " " + why;
    return Retry.isWorthwhile(reply) ? Delivery.forNow(text, asked(reply)) : Delivery.forGood(text);
  }

  private static Duration asked(HttpReply reply) {
    return Retry.asked(reply, Instant.now()).orElse(Duration.ZERO);
  }

  private static JsonNode json(String body) {
    try {
      JsonNode read = JSON.readTree(body);
      return read == null ? MissingNode.getInstance() : read;
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }

  /** Services like to repeat what they were sent. */
  private String shown(String text) {
    return channel.secrets().redaction().quote(text);
  }
}
