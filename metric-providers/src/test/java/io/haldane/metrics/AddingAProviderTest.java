package io.haldane.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.metrics.MetricProvider;
import io.haldane.testing.Followed;
import io.haldane.testing.Guide;
import io.haldane.testing.TestRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** docs/adding-a-metrics-provider.md is followed literally. */
class AddingAProviderTest {
  private static final String FOLDER = "metric-providers/src/main/java/io/haldane/metrics/acme";
  private static final String SERVICES =
      "metric-providers/src/main/resources/META-INF/services/"
          + "io.haldane.api.metrics.MetricProvider";

  @TempDir private Path root;

  private static Guide guide() throws IOException {
    return Guide.read(Path.of("../docs/adding-a-metrics-provider.md"));
  }

  @Test
  void who_follows_the_guide_has_a_provider_that_keeps_the_contract() throws Exception {
    try (Followed followed = guide().follow(root)) {
      TestRun run = followed.run("io.haldane.metrics.acme.AcmeContractTest");
      assertThat(run.failures()).isEmpty();
      assertThat(run.notRun()).isZero();
      assertThat(run.passed()).isGreaterThan(35);
      followed.here(() -> {
        Path golden = root.resolve("metric-providers/src/test/resources/golden");
        assertThat(GoldenQuery.below(golden)).isNotEmpty();
        for (GoldenQuery each : GoldenQuery.below(golden)) {
          each.check();
        }
        assertThat(StructureTest.parts(root, acme()).missing()).isEmpty();
        return acme();
      });
    }
  }

  private static MetricProvider acme() {
    return ServiceLoader.load(MetricProvider.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(provider -> provider.type().equals("acme"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void it_is_one_folder_of_under_150_lines_and_one_line_of_services() throws IOException {
    Guide guide = guide();
    assertThat(guide.lines(FOLDER)).isBetween(30L, 149L);
    assertThat(guide.lines("metric-providers/src/main/resources")).isEqualTo(1);
    assertThat(
            guide.outside(
                FOLDER,
                FOLDER.replace("/main/", "/test/"),
                SERVICES,
                "metric-providers/src/test/resources/golden/acme",
                "docs/providers/acme.md"))
        .isEmpty();
  }
}
