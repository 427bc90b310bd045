package io.haldane.controller.kube;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.HttpURLConnection;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Whether anything of a kind has changed since a version; one request of some seconds at most. */
sealed interface ChangeProbe {
  /** Nothing has. */
  record Nothing() implements ChangeProbe {}

  /** Something has. */
  record Something() implements ChangeProbe {}

  /** The API server does not remember that version any more. */
  record Forgotten() implements ChangeProbe {}

  /** It cannot be asked. */
  record Unknown(String why) implements ChangeProbe {}

  /**
   * Asks by a watch that the API server ends after a second.
   *
   * @param namespace the only one of interest, or null for all
   */
  static ChangeProbe since(ApiCalls calls, Kind kind, @Nullable String namespace, String version) {
    String path =
        kind.collection(namespace)
            + "?watch=true&timeoutSeconds=1&resourceVersion="
            + URLEncoder.encode(version, StandardCharsets.UTF_8);
    return switch (calls.outline(path)) {
      case ApiAnswer.Ok(ObjectNode event) -> of(event);
      case ApiAnswer.NotFound _ -> new Forgotten();
      case ApiAnswer.Conflict(String why) -> new Unknown(why);
      case ApiAnswer.Refused(_, String why) -> new Unknown(why);
      case ApiAnswer.Unavailable(String why) -> new Unknown(why);
    };
  }

  private static ChangeProbe of(ObjectNode event) {
    return switch (event.path("type").asText()) {
      case "ADDED", "MODIFIED", "DELETED" -> new Something();
      case "ERROR" ->
          event.path("object").path("code").asInt() == HttpURLConnection.HTTP_GONE
              ? new Forgotten()
              : new Unknown(event.path("object").path("message").asText());
      default -> new Nothing();
    };
  }
}
