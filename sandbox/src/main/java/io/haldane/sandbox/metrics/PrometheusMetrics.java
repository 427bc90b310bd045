package io.haldane.sandbox.metrics;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/** A real Prometheus as a child process. */
final class PrometheusMetrics implements Metrics {
  private final PrometheusProcess process;
  private final String version;

  private PrometheusMetrics(PrometheusProcess process, String version) {
    this.process = process;
    this.version = version;
  }

  /**
   * Starts and waits until it is ready.
   *
   * @throws IOException when the binary is no Prometheus or does not get ready; says why
   */
  static PrometheusMetrics start(PrometheusBinary binary, List<URI> targets, Duration interval)
      throws IOException {
    String version = binary.version();
    List<String> flags = List.of("--storage.tsdb.retention.time=15m");
    return new PrometheusMetrics(
        PrometheusProcess.start(binary, configuration(targets, interval), flags), version);
  }

  /** The same job and instances as the embedded scraper's. */
  static String configuration(List<URI> targets, Duration interval) {
    StringBuilder yaml = new StringBuilder();
    String every = interval.toMillis() + "ms";
    yaml.append("global: {scrape_interval: ").append(every);
    yaml.append(", scrape_timeout: ").append(every).append("}\n");
    yaml.append("scrape_configs:\n- job_name: ").append(Scraper.JOB).append('\n');
    yaml.append("  static_configs:\n");
    if (targets.isEmpty()) {
      yaml.append("  - targets: []\n");
    }
    for (URI target : targets) {
      String path = Objects.requireNonNullElse(target.getRawPath(), "");
      yaml.append("  - targets: ['").append(Target.address(target)).append("']\n");
      yaml.append("    labels: {__scheme__: '").append(target.getScheme());
      yaml.append("', __metrics_path__: '").append(path.isEmpty() ? "/" : path).append("'}\n");
    }
    return yaml.toString();
  }

  @Override
  public URI address() {
    return process.address();
  }

  @Override
  public String kind() {
    return "prometheus " + version;
  }

  @Override
  public void close() {
    process.close();
  }
}
