package io.haldane.webhooks.slack;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.haldane.api.notify.Channel;
import io.haldane.api.notify.ChatMessage;
import io.haldane.api.notify.Delivery;
import io.haldane.api.notify.Severity;
import java.util.List;
import java.util.Optional;

/** The message that Slack takes, and with it whoever offers to take Slack's. */
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

  public static SlackMessage of(Channel channel, ChatMessage message, Colours colours) {
    return new SlackMessage(
        channel.channel(),
        channel.username(),
        "",
        ":rocket:",
        List.of(
            new Attachment(
                colours.of(message.severity()),
                message.canary() + "." + message.namespace(),
                message.text(),
                List.of("text"),
                message.fields().stream()
                    .map(field -> new Fact(field.title(), field.value(), false))
                    .toList())));
  }

  /** Why this channel cannot take such a message; empty when it can. */
  public static Optional<Delivery> refusal(Channel channel) {
    if (channel.username().isBlank()) {
      return missing(channel, "username");
    }
    return channel.channel().isBlank() ? missing(channel, "channel") : Optional.empty();
  }

  private static Optional<Delivery> missing(Channel channel, String field) {
    return Optional.of(
        new Delivery.NotSent(
            "a %s alert needs a %s; set it in the AlertProvider or by the controller's flags"
                .formatted(channel.type(), field)));
  }
}
