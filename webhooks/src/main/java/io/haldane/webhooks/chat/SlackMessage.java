package io.haldane.webhooks.chat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.haldane.api.notify.Capabilities;
import io.haldane.api.notify.Channel;
import io.haldane.api.notify.ReleaseEvent;
import io.haldane.api.notify.Severity;
import java.util.List;

/** The message that Slack takes, and other services that accept Slack's messages. */
@JsonPropertyOrder({"channel", "username", "icon_url", "icon_emoji", "attachments"})
public record SlackMessage(
    String channel,
    String username,
    @JsonProperty("icon_url") String iconUrl,
    @JsonProperty("icon_emoji") String iconEmoji,
    List<Attachment> attachments) {

  /** The coloured block that holds the text. */
  @JsonPropertyOrder({"color", "author_name", "text", "mrkdwn_in", "fields"})
  public record Attachment(
      String color,
      @JsonProperty("author_name") String authorName,
      String text,
      @JsonProperty("mrkdwn_in") List<String> markdownIn,
      List<Fact> fields) {}

  /** One titled line; never beside another. */
  @JsonPropertyOrder({"title", "value", "short"})
  public record Fact(String title, String value, @JsonProperty("short") boolean isShort) {}

  /**
   * The colours of a service.
   *
   * @param calm for information and warnings
   * @param alarm for errors
   */
  public record Colours(String calm, String alarm) {
    String of(Severity severity) {
      return switch (severity) {
        case INFO, WARN -> calm;
        case ERROR -> alarm;
      };
    }
  }

  public static SlackMessage of(Channel channel, ReleaseEvent event, Colours colours) {
    return new SlackMessage(
        channel.setting(Channel.ROOM).orElse(""),
        channel.setting(Channel.USERNAME).orElse(""),
        "",
        ":rocket:",
        List.of(
            new Attachment(
                colours.of(event.severity()),
                event.canary().title(),
                event.text(),
                List.of("text"),
                event.fields().stream()
                    .map(field -> new Fact(field.title(), field.value(), false))
                    .toList())));
  }

  /** What every service that takes such messages needs. */
  public static Capabilities needs(String title, String about) {
    return Capabilities.of(title, about)
        .withSetting(Channel.USERNAME, true, "Sender name of the messages, `flagger` by default")
        .withSetting(Channel.ROOM, true, "Name of the channel, `general` by default");
  }
}
