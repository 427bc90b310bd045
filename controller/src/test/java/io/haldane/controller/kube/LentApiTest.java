package io.haldane.controller.kube;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.metrics.ClusterApi.Answer;
import io.haldane.controller.testing.ApiServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LentApiTest {
  private static final String MAPS = "/api/v1/namespaces/test/configmaps";
  private static final String MAP =
      "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"a\",\"namespace\":\"test\"}}";

  private final ApiServer api = new ApiServer();
  private final LentApi lent = new LentApi(Clusters.single(api.connect()));

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void an_object_is_created_read_and_deleted() {
    assertThat(lent.create(MAPS, MAP)).isInstanceOf(Answer.Found.class);
    assertThat(lent.get(MAPS + "/a"))
        .isInstanceOfSatisfying(
            Answer.Found.class, found -> assertThat(found.json()).contains("\"name\":\"a\""));
    assertThat(lent.delete(MAPS + "/a")).isInstanceOf(Answer.Found.class);
    assertThat(lent.get(MAPS + "/a")).isInstanceOf(Answer.Missing.class);
  }

  @Test
  void what_is_not_there_is_missing() {
    assertThat(lent.get("/apis/metrics.keptn.sh/v1/namespaces/test/keptnmetrics/none"))
        .isInstanceOf(Answer.Missing.class);
  }
}
