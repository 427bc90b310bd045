package io.haldane.webhooks.slack;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.notify.Channel;
import io.haldane.api.notify.ReleaseEvent;
import io.haldane.webhooks.chat.SlackMessage;
import java.util.Optional;

/**
 * The first message of a run, which later ones answer and update.
 *
 * @param room id of the channel; an update does not take its name
 * @param time {@code ts} of the message
 */
record SlackThread(String room, String time) {
  private static final String SETTING = "thread";
  private static final String POST = "/chat.postMessage";
  private static final ObjectMapper JSON = new ObjectMapper();

  static boolean isWanted(Channel channel) {
    return channel.setting(SETTING).filter("run"::equals).isPresent()
        && channel.address().endsWith(POST);
  }

  static Optional<SlackThread> of(ReleaseEvent event) {
    return event
        .receipt()
        .map(text -> text.split(" ", 2))
        .filter(parts -> parts.length == 2)
        .map(parts -> new SlackThread(parts[0], parts[1]));
  }

  String receipt() {
    return room + " " + time;
  }

  /** An answer; the end of a run is shown in the channel, too. */
  ObjectNode answer(SlackMessage message, ReleaseEvent event) {
    ObjectNode answer = JSON.valueToTree(message);
    return answer
        .put("channel", room)
        .put("thread_ts", time)
        .put("reply_broadcast", event.kind().endsRun());
  }

  /** The first message, as it should be now. */
  ObjectNode update(SlackMessage message) {
    ObjectNode update = JSON.createObjectNode().put("channel", room).put("ts", time);
    update.set("attachments", JSON.valueToTree(message.attachments()));
    return update;
  }

  static String updates(String address) {
    return address.substring(0, address.length() - POST.length()) + "/chat.update";
  }
}
