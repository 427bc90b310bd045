package io.haldane.cli.reading;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * One event of a canary.
 *
 * @param at RFC 3339 time at which it came last
 * @param type {@code Normal} or {@code Warning}
 */
public record PastEvent(String at, String type, String message) {
  /** Oldest first. */
  public static List<PastEvent> of(JsonNode list) {
    List<PastEvent> events = new ArrayList<>();
    for (JsonNode item : list.path("items")) {
      events.add(
          new PastEvent(
              time(item), item.path("type").asText(), item.path("message").asText().strip()));
    }
    events.sort(Comparator.comparing(PastEvent::at));
    return List.copyOf(events);
  }

  private static String time(JsonNode event) {
    for (String field : List.of("lastTimestamp", "eventTime", "firstTimestamp")) {
      String time = event.path(field).asText("");
      if (!time.isEmpty() && !time.equals("null")) {
        return time;
      }
    }
    return event.at("/metadata/creationTimestamp").asText();
  }
}
