package io.haldane.metrics.externalmetrics;

import io.haldane.metrics.kubernetes.MetricsApi;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A metric as a query names it: {@code [namespace/]name[?labelSelector=…]}.
 *
 * @param selector not encoded; empty for none
 */
record ExternalMetric(String namespace, String name, String selector) {
  static final MetricsApi API = new MetricsApi("external.metrics.k8s.io", "v1beta1");

  private static final Pattern QUERY =
      Pattern.compile("(?:([a-z0-9-]+)/)?([A-Za-z0-9][\\w.:-]*)(?:\\?labelSelector=(\\S*))?");

  /** Empty when the text is no such query. */
  static Optional<ExternalMetric> of(String text) {
    Matcher query = QUERY.matcher(text.strip());
    if (!query.matches()) {
      return Optional.empty();
    }
    try {
      String selector = query.group(3) == null ? "" : query.group(3);
      return Optional.of(
          new ExternalMetric(
              query.group(1) == null ? "default" : query.group(1),
              query.group(2),
              URLDecoder.decode(selector, StandardCharsets.UTF_8)));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  String path() {
    return API.path() + "/namespaces/" + namespace + "/" + name;
  }
}
