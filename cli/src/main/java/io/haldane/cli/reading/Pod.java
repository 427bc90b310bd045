package io.haldane.cli.reading;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One pod.
 *
 * @param state {@code ready}, or why it is not
 * @param restarts of all of its containers
 * @param started RFC 3339 time; absent before it was scheduled
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Pod(
    String name, boolean ready, String state, int restarts, @Nullable String started) {

  /** Those that are not ready first, then by name. */
  static List<Pod> of(JsonNode list) {
    List<Pod> pods = new ArrayList<>();
    list.path("items").forEach(item -> pods.add(one(item)));
    pods.sort(Comparator.comparing(Pod::ready).thenComparing(Pod::name));
    return List.copyOf(pods);
  }

  private static Pod one(JsonNode pod) {
    JsonNode status = pod.path("status");
    int restarts = 0;
    for (JsonNode container : status.path("containerStatuses")) {
      restarts += container.path("restartCount").asInt();
    }
    boolean ending = pod.at("/metadata").hasNonNull("deletionTimestamp");
    boolean ready = !ending && isReady(status);
    String state = ready ? "ready" : ending ? "terminating" : reason(status);
    String name = pod.at("/metadata/name").asText();
    return new Pod(name, ready, state, restarts, status.path("startTime").asText(null));
  }

  private static boolean isReady(JsonNode status) {
    for (JsonNode condition : status.path("conditions")) {
      if (condition.path("type").asText().equals("Ready")) {
        return condition.path("status").asText().equals("True");
      }
    }
    return false;
  }

  /** What a container waits for says more than the phase of the pod. */
  private static String reason(JsonNode status) {
    for (JsonNode container : status.path("containerStatuses")) {
      String waiting = container.at("/state/waiting/reason").asText();
      String ended = container.at("/state/terminated/reason").asText();
      if (!waiting.isEmpty() || !ended.isEmpty()) {
        return waiting.isEmpty() ? ended : waiting;
      }
    }
    for (JsonNode condition : status.path("conditions")) {
      if (condition.path("reason").asText().equals("Unschedulable")) {
        return "Unschedulable";
      }
    }
    String phase = status.path("phase").asText("Pending");
    return phase.equals("Running") ? "not ready" : phase;
  }
}
