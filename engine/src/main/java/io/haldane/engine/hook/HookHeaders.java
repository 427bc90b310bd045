package io.haldane.engine.hook;

import io.haldane.api.net.ConnectionHeaders;
import io.haldane.api.v1beta1.WebhookHeader;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Which headers a hook may have. */
public final class HookHeaders {
  private static final int MOST = 32;
  private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,128}");

  /** As long as what is hidden when an answer repeats it. */
  private static final Pattern VALUE = Pattern.compile("[\t -~]{0,8000}");

  /** The controller sets them itself. */
  private static final Set<String> OURS =
      Set.of(
          "content-type",
          "idempotency-key",
          "webhook-id",
          "webhook-signature",
          "webhook-timestamp");

  private HookHeaders() {}

  /** What is wrong with them, as a sentence without its subject; empty if nothing is. */
  static Optional<String> mistake(List<WebhookHeader> headers) {
    if (headers.size() > MOST) {
      return Optional.of(
          "has %d headers; at most %d are supported".formatted(headers.size(), MOST));
    }
    long names = headers.stream().map(HookHeaders::lower).distinct().count();
    return names < headers.size()
        ? Optional.of("sets a header twice; keep one of the two")
        : headers.stream().flatMap(header -> mistake(header).stream()).findFirst();
  }

  private static Optional<String> mistake(WebhookHeader header) {
    if (!NAME.matcher(header.name()).matches()) {
      return Optional.of(
          "has a header whose name is empty, too long, or has other characters than letters, digits"
              + " and dashes; correct it");
    }
    if (OURS.contains(lower(header)) || ConnectionHeaders.NAMES.contains(lower(header))) {
      return Optional.of(
          "sets the header %s, which the controller sets itself; remove it"
              .formatted(header.name()));
    }
    boolean both = header.value() != null && header.valueFrom() != null;
    if (both || (header.value() == null && header.source() == null)) {
      return Optional.of(
          "needs either value or valueFrom.secretKeyRef for its header " + header.name());
    }
    return header.value() != null && !isValue(header.value())
        ? Optional.of(
            "has a value for its header %s that is longer than 8000 characters or has others than printable ASCII; correct it"
                .formatted(header.name()))
        : Optional.empty();
  }

  /** Whether HTTP can carry it in one line, and a receiver reads what was meant. */
  static boolean isValue(String text) {
    return VALUE.matcher(text).matches();
  }

  static String lower(WebhookHeader header) {
    return header.name().toLowerCase(Locale.ROOT);
  }
}
