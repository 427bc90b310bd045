package io.haldane.webhooks.testing;

import com.github.tomakehurst.wiremock.http.Request;
import java.util.List;
import java.util.stream.Collectors;

/** A request as it stands in a golden file. */
final class GoldenRequests {
  private static final List<String> HEADERS =
      List.of("Content-Type", "Idempotency-Key", "Authorization");

  private GoldenRequests() {}

  static String text(Request sent) {
    String headers =
        HEADERS.stream()
            .filter(sent::containsHeader)
            .map(name -> name + ": " + sent.getHeader(name) + "\n")
            .collect(Collectors.joining());
    return sent.getMethod()
        + " "
        + sent.getUrl()
        + "\n"
        + headers
        + "\n"
        + sent.getBodyAsString()
        + "\n";
  }
}
