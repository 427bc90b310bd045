package io.haldane.webhooks.matrix;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.notify.Capabilities;
import io.haldane.api.notify.Channel;
import io.haldane.api.notify.Delivery;
import io.haldane.api.notify.Notifier;
import io.haldane.api.notify.ReleaseEvent;
import io.haldane.api.notify.Secrets;
import io.haldane.webhooks.chat.ChatPost;
import io.haldane.webhooks.chat.Cut;
import io.haldane.webhooks.chat.Encoded;
import io.haldane.webhooks.chat.Markup;
import io.haldane.webhooks.chat.Reading;
import java.time.Duration;

/** Matrix. The transaction id makes a repetition the same message. */
public final class MatrixNotifier implements Notifier {
  /** An event has at most 65 kB, with both forms of the text. */
  private static final int MOST_BYTES = 20_000;

  private static final int TOO_MANY = 429;

  private static final Capabilities CAPABILITIES =
      Capabilities.of(
              "Matrix",
              "Use the URL of a homeserver and the access token of a user who is in the room. The room"
                  + " must not be encrypted. Messages of a run form a thread.")
          .withSetting("room", true, "Id of the room, such as `!abc:example.com`")
          .withCredential(Secrets.TOKEN, true, "Access token of the user")
          .withRecognisedRepeats();

  @Override
  public String type() {
    return "matrix";
  }

  @Override
  public Capabilities capabilities() {
    return CAPABILITIES;
  }

  @Override
  public Delivery send(Channel channel, ReleaseEvent event) {
    String path =
        "/_matrix/client/v3/rooms/%s/send/m.room.message/%s"
            .formatted(Encoded.of(channel.setting("room").orElse("")), Encoded.of(event.key()));
    return ChatPost.of(this, channel, event, message(event))
        .withMethod("PUT")
        .below(path)
        .withBearer(channel.secrets().get(Secrets.TOKEN))
        .read(MatrixNotifier::reading);
  }

  private static ObjectNode message(ReleaseEvent event) {
    ObjectNode message =
        JsonNodeFactory.instance
            .objectNode()
            .put("msgtype", "m.notice")
            .put("body", Markup.PLAIN.of(event, MOST_BYTES, Cut::jsonBytes))
            .put("format", "org.matrix.custom.html")
            .put("formatted_body", Markup.HTML_PAGE.of(event, MOST_BYTES, Cut::jsonBytes));
    event
        .receipt()
        .ifPresent(root ->
            message.putObject("m.relates_to").put("rel_type", "m.thread").put("event_id", root));
    return message;
  }

  private static Reading reading(int status, JsonNode body) {
    if (status == TOO_MANY && body.path("retry_after_ms").isNumber()) {
      return new Reading.Busy(Duration.ofMillis(Math.max(0, body.path("retry_after_ms").asLong())));
    }
    return status / 100 == 2
        ? new Reading.Taken(Reading.text(body, "event_id"))
        : new Reading.ByStatus();
  }
}
