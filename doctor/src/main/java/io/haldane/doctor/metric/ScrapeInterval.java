package io.haldane.doctor.metric;

import io.haldane.api.GoDuration;
import io.haldane.api.v1beta1.Metric;
import io.haldane.doctor.check.Check;
import io.haldane.doctor.check.Code;
import io.haldane.doctor.snapshot.Snapshot;
import java.time.Duration;
import java.util.List;

/** A window in which there are less than two scrapes. */
public final class ScrapeInterval implements Check {
  private static final Code CODE =
      Code.warning(
          "window-too-short",
          "A metric covers less time than two scrapes, so rates have no value.",
          "Set the interval of the metric to at least two scrape intervals.");

  @Override
  public Code code() {
    return CODE;
  }

  private static final Duration DEFAULT_INTERVAL = Duration.ofMinutes(1);

  @Override
  public List<String> find(Snapshot s) {
    return s.measured().scrapeInterval().stream()
        .flatMap(scrapes ->
            s.analysis().metrics().stream()
                .filter(metric -> window(metric).compareTo(scrapes.multipliedBy(2)) < 0)
                .map(metric ->
                    "Metric %s covers %s, and pods are scraped every %s."
                        .formatted(
                            metric.name(),
                            GoDuration.format(window(metric)),
                            GoDuration.format(scrapes))))
        .toList();
  }

  private static Duration window(Metric metric) {
    return GoDuration.parse(metric.interval()).orElse(DEFAULT_INTERVAL);
  }
}
