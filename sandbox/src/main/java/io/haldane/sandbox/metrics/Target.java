package io.haldane.sandbox.metrics;

import io.haldane.sandbox.promql.Labels;
import io.haldane.sandbox.promql.Point;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One page that is scraped, and which series it had last time. Used by one thread at a time. */
final class Target {
  private final URI uri;
  private final Map<String, String> identity;
  private Set<Labels> present = Set.of();

  Target(URI uri, String job) {
    this.uri = uri;
    this.identity = Map.of("job", job, "instance", address(uri));
  }

  URI uri() {
    return uri;
  }

  /** Host and port, as the label {@code instance} has them. */
  static String address(URI uri) {
    int standard = "https".equals(uri.getScheme()) ? 443 : 80;
    return uri.getHost() + ":" + (uri.getPort() < 0 ? standard : uri.getPort());
  }

  /**
   * What is to be stored of one scrape: its samples, an end for each series that is gone since the
   * last one, and the report on the scrape itself.
   *
   * @param page null when there was none to be had
   */
  List<Point> points(Exposition.@Nullable Scraped page, long millis, double seconds) {
    List<Exposition.Line> lines = page == null ? List.of() : page.lines();
    Set<Labels> now = new HashSet<>();
    List<Point> points = new ArrayList<>();
    for (Exposition.Line line : lines) {
      Labels labels = labels(line);
      if (line.millis() == null) {
        // Series with times of their own end when the target stops sending them, by lookback.
        now.add(labels);
      }
      long at = line.millis() == null ? millis : line.millis();
      points.add(Point.of(labels, at, line.value()));
    }
    for (Labels gone : present) {
      if (!now.contains(gone)) {
        points.add(Point.stale(gone, millis));
      }
    }
    long added = now.stream().filter(labels -> !present.contains(labels)).count();
    present = now;
    points.add(report("up", millis, page == null ? 0 : 1));
    points.add(report("scrape_duration_seconds", millis, seconds));
    points.add(report("scrape_samples_scraped", millis, lines.size()));
    points.add(report("scrape_samples_post_metric_relabeling", millis, lines.size()));
    points.add(report("scrape_series_added", millis, (double) added));
    return points;
  }

  private Point report(String name, long millis, double value) {
    return Point.of(labels(new Exposition.Line(name, Map.of(), value, null)), millis, value);
  }

  /** A label of the page that would hide the target's own is renamed. */
  private Labels labels(Exposition.Line line) {
    Map<String, String> labels = new LinkedHashMap<>(line.labels());
    for (String own : identity.keySet()) {
      String theirs = labels.remove(own);
      if (theirs != null && !theirs.isEmpty()) {
        String renamed = "exported_" + own;
        while (labels.containsKey(renamed)) {
          renamed = "exported_" + renamed;
        }
        labels.put(renamed, theirs);
      }
    }
    labels.putAll(identity);
    labels.put(Labels.NAME, line.name());
    return Labels.of(labels);
  }
}
