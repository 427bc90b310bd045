package io.haldane.api.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.haldane.api.metrics.MetricAnswer.Counters;
import io.haldane.api.metrics.MetricAnswer.Partial;
import io.haldane.api.metrics.MetricAnswer.Point;
import io.haldane.api.metrics.MetricAnswer.Series;
import io.haldane.api.metrics.Sample.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SampleTest {
  @Test
  void only_one_number_is_a_value() {
    assertThat(Sample.of(new MetricAnswer.Value(3))).isEqualTo(new Sample.Value(3));
    assertThat(Sample.of(new MetricAnswer.NoData("none"))).isEqualTo(new Sample.NoData("none"));
    List<Point> two = List.of(new Point(Map.of(), 1), new Point(Map.of("a", "b"), 1));
    assertThat(Sample.of(new Series(two, "with sum()")))
        .isEqualTo(
            new Sample.Unavailable(
                Fault.CONFIGURATION,
                "the query gives 2 series and one value is needed; aggregate it, for example with"
                    + " sum()"));
  }

  @Test
  void counters_are_a_rate_in_percent_and_of_nothing_there_is_none() {
    assertThat(Sample.of(new Counters(99, 100))).isEqualTo(new Sample.Value(99));
    assertThat(Sample.of(new Counters(0, 0))).isInstanceOf(Sample.NoData.class);
  }

  @Test
  void half_of_the_data_is_no_verdict() {
    assertThat(Sample.of(new Partial("a store is gone")))
        .isEqualTo(new Sample.Unavailable(Fault.BACKEND, "a store is gone"));
  }

  @Test
  void whose_fault_it_is_stays() {
    assertThat(Sample.of(MetricAnswer.misconfigured("no key")))
        .isEqualTo(new Sample.Unavailable(Fault.CONFIGURATION, "no key"));
    assertThat(Sample.of(MetricAnswer.broken("down")))
        .isEqualTo(new Sample.Unavailable(Fault.BACKEND, "down"));
  }

  @Test
  void a_backend_with_unusable_settings_says_so_whenever_it_is_asked() {
    MetricSource source = MetricSource.unusable("no address");
    Window window = new Window(Instant.EPOCH, Instant.EPOCH);
    assertThat(source.query(new MetricQuery("q", window, Duration.ZERO), Duration.ZERO))
        .isEqualTo(MetricAnswer.misconfigured("no address"));
    assertThat(source.check(Duration.ZERO)).isEqualTo(Optional.of("no address"));
  }

  @Test
  void a_service_is_found_by_its_type_and_one_that_is_not_lent_is_a_bug() {
    MetricContext context = MetricContext.of(() -> Instant.EPOCH, "text");
    assertThat(context.service(CharSequence.class)).isEqualTo("text");
    assertThatThrownBy(() -> context.service(Integer.class))
        .hasMessageContaining("java.lang.Integer");
  }
}
