package io.haldane.engine.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LabelRequirementTest {
  private static final Map<String, String> LABELS =
      Map.of("app", "till", "app.kubernetes.io/name", "till", "tier", "web");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          app=till                             | true
          app==till,tier=web                   | true
          app = shop                           | false
          app.kubernetes.io/name=till          | true
          app in (shop, till)                  | true
          app in (shop),tier=web               | false
          app notin (shop, till)               | false
          app notin (shop)                     | true
          app!=till                            | false
          team!=blue                           | true
          app, !team                           | true
          team                                 | false
          !app                                 | false
          """)
  void a_selector_is_read_as_it_is_written_on_a_command_line(String selector, boolean accepts) {
    assertThat(
            LabelRequirement.in(selector).stream()
                .allMatch(requirement -> requirement.accepts(LABELS)))
        .isEqualTo(accepts);
  }
}
