package io.haldane.webhooks.msteams;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.haldane.api.notify.ReleaseEvent;
import io.haldane.api.notify.Severity;
import java.util.List;

/** The card of Office connectors. */
@JsonPropertyOrder({"@type", "@context", "themeColor", "summary", "sections"})
record MessageCard(
    @JsonProperty("@type") String type,
    @JsonProperty("@context") String context,
    String themeColor,
    String summary,
    List<Section> sections) {

  @JsonPropertyOrder({"activityTitle", "activitySubtitle", "facts"})
  record Section(String activityTitle, String activitySubtitle, List<Fact> facts) {}

  @JsonPropertyOrder({"name", "value"})
  record Fact(String name, String value) {}

  static MessageCard of(ReleaseEvent event) {
    String canary = event.canary().title();
    List<Fact> facts =
        event.fields().stream().map(field -> new Fact(field.title(), field.value())).toList();
    return new MessageCard(
        "MessageCard",
        "http://schema.org/extensions",
        event.severity() == Severity.ERROR ? "FF0000" : "0076D7",
        canary,
        List.of(new Section(event.text(), canary, facts)));
  }
}
