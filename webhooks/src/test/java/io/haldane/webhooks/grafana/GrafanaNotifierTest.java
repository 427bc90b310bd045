package io.haldane.webhooks.grafana;

import io.haldane.webhooks.testing.HttpNotifierContract;
import java.util.Map;

class GrafanaNotifierTest extends HttpNotifierContract {
  GrafanaNotifierTest() {
    super("grafana");
  }

  @Override
  protected Map<String, String> settings() {
    return Map.of("dashboard", "flagger");
  }

  @Override
  protected String accepted() {
    return "{\"message\":\"Annotation added\",\"id\":9}";
  }
}
