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
            .map(name -> name + ": " + timeless(sent.getHeader(name)) + "\n")
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

  /** Signatures of AWS hold the time. */
  private static String timeless(String header) {
    return header.startsWith("AWS4-")
        ? header
            .replaceAll("/\\d{8}/", "/DATE/")
            .replaceAll("Signature=[0-9a-f]+", "Signature=SIGNATURE")
        : header;
  }
}
