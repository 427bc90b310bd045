package io.haldane.engine.workload;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RollOutGapTest {
  private static JsonNode json(String text) throws JsonProcessingException {
    return new ObjectMapper().readTree(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "{}                                                                       | 1 | false",
        "{}                                                                       | 4 | false",
        "{\"type\": \"Recreate\"}                                                 | 4 | true",
        "{\"type\": \"Recreate\"}                                                 | 0 | false",
        "{\"rollingUpdate\": {\"maxUnavailable\": 1}}                             | 1 | true",
        "{\"rollingUpdate\": {\"maxUnavailable\": 1}}                             | 2 | false",
        "{\"rollingUpdate\": {\"maxUnavailable\": \"100%\"}}                      | 3 | true",
        "{\"rollingUpdate\": {\"maxUnavailable\": \"99%\"}}                       | 3 | false",
        "{\"rollingUpdate\": {\"maxUnavailable\": \"50%\", \"maxSurge\": 0}}      | 1 | true",
        "{\"rollingUpdate\": {\"maxUnavailable\": 0, \"maxSurge\": 1}}            | 1 | false",
      })
  void a_deployment_may_lose_all_its_pods(String strategy, int replicas, boolean stops)
      throws JsonProcessingException {
    assertThat(RollOutGap.ofDeployment(json(strategy), replicas)).isEqualTo(stops);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "{}                              | 1 | true",
        "{}                              | 2 | false",
        "{}                              | 0 | false",
        "{\"maxUnavailable\": \"51%\"}     | 2 | true",
        "{\"maxUnavailable\": 0, \"maxSurge\": 1} | 1 | false",
      })
  void a_daemon_set_may_lose_all_its_pods(String rolling, int nodes, boolean stops)
      throws JsonProcessingException {
    assertThat(RollOutGap.ofDaemonSet(json(rolling), nodes)).isEqualTo(stops);
  }
}
