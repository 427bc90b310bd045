package io.haldane.sandbox.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class DeclaredDurationsTest extends MeshContract {
  DeclaredDurationsTest() throws IOException {}

  @Override
  protected Settings settings() {
    return super.settings().with(Durations.DECLARED);
  }

  @Test
  void an_answer_counts_as_long_as_its_version_says() {
    canary.saysItTakes(800);

    versions(3, "http://podinfo-canary.test/");

    assertThat(answersWithin(500)).isEqualTo(0);
    assertThat(answersWithin(1000)).isEqualTo(3);
  }

  @Test
  void an_answer_that_says_nothing_counts_as_measured() {
    versions(2, "http://podinfo-canary.test/");

    assertThat(answersWithin(10_000)).isEqualTo(2);
    assertThat(sumOfMillis()).isPositive();
  }

  private int answersWithin(int millis) {
    return (int) number("istio_request_duration_milliseconds_bucket", "le=\"" + millis + ".0\"");
  }

  private double sumOfMillis() {
    return number("istio_request_duration_milliseconds_sum", "");
  }

  private double number(String name, String label) {
    return scrape()
        .body()
        .lines()
        .filter(line -> line.startsWith(name + "{") && line.contains(label))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }
}
