package io.haldane.sandbox.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.haldane.testing.RealServers;
import java.io.File;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricsTest {
  private static final Duration OFTEN = Duration.ofMillis(200);
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final AtomicInteger calls = new AtomicInteger();
  private MetricsPage page;
  @TempDir private Path folder;

  @BeforeEach
  void start() throws IOException {
    page = new MetricsPage();
    page.says(() ->
        """
        # TYPE calls_total counter
        calls_total{code="200",path="a\\\\b\\"c\\n"} %d
        calls_total{code="500",job="theirs",exported_job="x"} 1
        temperature NaN
        """
            .formatted(calls.addAndGet(10)));
  }

  @AfterEach
  void stop() {
    page.close();
    http.close();
  }

  @Test
  void the_embedded_metrics_scrape_and_answer() throws Exception {
    try (Metrics metrics = Metrics.start(List.of(page.uri()), OFTEN, Metrics.Choice.EMBEDDED)) {
      assertThat(metrics.kind()).isEqualTo("embedded");
      Eventually.holds("a rate", () -> ask(metrics, "sum(rate(calls_total[1m])) > 0").size() == 2);
    }
  }

  @Test
  void a_prometheus_on_the_path_scrapes_and_answers() throws Exception {
    PrometheusBinary binary = binary();
    try (Metrics metrics = Metrics.start(List.of(page.uri()), OFTEN)) {
      assertThat(metrics.kind()).isEqualTo("prometheus " + binary.version());
      Eventually.holds("a rate", () -> ask(metrics, "sum(rate(calls_total[1m])) > 0").size() == 2);
    }
  }

  @Test
  void both_make_the_same_series_of_a_page() throws Exception {
    binary();
    try (Metrics real = Metrics.start(List.of(page.uri()), OFTEN);
        Metrics embedded = Metrics.start(List.of(page.uri()), OFTEN, Metrics.Choice.EMBEDDED)) {
      String all = "{__name__!=\"\"}";
      Eventually.holds("a real scrape", () -> series(real, all).size() > 1);
      Eventually.holds("an embedded scrape", () -> series(embedded, all).size() > 1);

      assertThat(series(embedded, all)).isEqualTo(series(real, all)).hasSize(9);
    }
  }

  @Test
  void a_prometheus_that_does_not_start_is_replaced_by_the_embedded_one() throws Exception {
    PrometheusBinary broken =
        script("[ \"$1\" = --version ] && echo 'prometheus, version 9.9.1' && exit; exit 3");
    try (Metrics metrics = Startup.best(Optional.of(broken), List.of(page.uri()), OFTEN)) {
      assertThat(metrics.kind()).isEqualTo("embedded");
      Eventually.holds("a scrape", () -> series(metrics, "up == 1").size() == 2);
    }
  }

  @Test
  void something_else_called_prometheus_is_told_from_it() throws Exception {
    PrometheusBinary other = script("echo 'another program'");
    assertThatThrownBy(other::version)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("is not a Prometheus")
        .hasMessageContaining("another program");
  }

  @Test
  void the_last_words_of_a_prometheus_that_ends_are_told() throws Exception {
    PrometheusBinary broken = script("echo 'no space left'; exit 3");
    assertThatThrownBy(() -> PrometheusProcess.start(broken, "global: {}", List.of()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("ended with status 3: no space left");
  }

  @Test
  void the_first_executable_on_the_path_is_found() throws Exception {
    PrometheusBinary first = script("exit 0");
    String path = String.join(File.pathSeparator, "", "/no/such/folder", folder.toString());

    assertThat(PrometheusBinary.in(path)).contains(first);
    assertThat(PrometheusBinary.in("/no/such/folder")).isEmpty();
  }

  @Test
  void close_ends_the_process_and_removes_its_files() throws Exception {
    PrometheusProcess process = PrometheusProcess.start(binary(), "global: {}", List.of());
    Path files = process.folder();
    assertThat(files).exists();
    process.close();
    process.close();

    assertThat(process.isAlive()).isFalse();
    assertThat(files).doesNotExist();
  }

  @Test
  void the_process_and_its_files_go_with_the_jvm() throws Exception {
    binary();
    Process jvm =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Djava.io.tmpdir=" + folder,
                "-cp",
                System.getProperty("java.class.path"),
                Forgetful.class.getName())
            .inheritIO()
            .start();

    assertThat(jvm.waitFor()).isZero();
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left.filter(path -> path.toString().contains("prometheus"))).isEmpty();
    }
    assertThat(ProcessHandle.allProcesses())
        .noneMatch(p -> p.info().commandLine().orElse("").contains(folder.toString()));
  }

  /** Starts a Prometheus and exits without closing it. */
  static final class Forgetful {
    private Forgetful() {}

    public static void main(String[] arguments) {
      Metrics metrics = Metrics.start(List.of(), Duration.ofSeconds(1));
      System.exit(metrics.kind().startsWith("prometheus") ? 0 : 1);
    }
  }

  private static PrometheusBinary binary() {
    Optional<PrometheusBinary> binary = PrometheusBinary.onPath();
    assumeTrue(RealServers.note("Prometheus", binary.isPresent()), "no prometheus on the PATH");
    return binary.orElseThrow();
  }

  private PrometheusBinary script(String content) throws IOException {
    Path file = Files.writeString(folder.resolve("prometheus"), "#!/bin/sh\n" + content + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    return new PrometheusBinary(file);
  }

  private Map<String, String> ask(Metrics metrics, String query) throws Exception {
    return ApiResult.ask(http, metrics.address(), "/api/v1/query", Map.of("query", query))
        .elements();
  }

  /** Label sets without values and times; one line says the type. */
  private Set<String> series(Metrics metrics, String query) throws Exception {
    Set<String> series = new TreeSet<>();
    ask(metrics, query).keySet().forEach(key -> series.add(key.replaceAll(" @.*", "")));
    return series;
  }
}
