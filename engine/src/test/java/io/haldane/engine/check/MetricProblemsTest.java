package io.haldane.engine.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetricProblemsTest {
  private static final Set<String> SUPPORTED = Set.of("prometheus", "alpha");

  @ParameterizedTest
  @ValueSource(strings = {"datadog", "graphite", "keptn"})
  void a_type_that_only_flagger_has_is_left_to_flagger(String type) {
    assertThat(MetricProblems.unknown(type, SUPPORTED))
        .contains(type, "nothing was changed", "keep Flagger for this canary")
        .doesNotContain("alpha");
  }

  @Test
  void a_type_that_nobody_has_is_to_be_corrected() {
    assertThat(MetricProblems.unknown("zabbix", SUPPORTED))
        .isEqualTo("MetricTemplates of type zabbix are not supported, only alpha, prometheus");
  }
}
