package io.haldane.metrics.splunk;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The two hosts of a realm. A template names one of them, by http or, as for Flagger, by the scheme
 * of a websocket; the other one follows.
 *
 * @param stream runs programs
 * @param api has the catalog of metrics
 */
record SplunkHosts(String stream, String api) {
  private static final Pattern HOST =
      Pattern.compile("(https?://)(?:api|stream)(\\..*)", Pattern.CASE_INSENSITIVE);

  static SplunkHosts of(String address) {
    String http =
        address.strip().replaceFirst("(?i)^wss:", "https:").replaceFirst("(?i)^ws:", "http:");
    Matcher host = HOST.matcher(http);
    return host.matches()
        ? new SplunkHosts(
            host.group(1) + "stream" + host.group(2), host.group(1) + "api" + host.group(2))
        : new SplunkHosts(http, http);
  }
}
