package io.haldane.controller.web;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/**
 * The dashboard without the controller around it, as there is no cluster, and with a demo beside
 * it.
 */
public class DashboardProfile implements QuarkusTestProfile {
  private static final String NEEDS_A_CLUSTER =
      "io.haldane.controller.Application,"
          + "io.haldane.controller.telemetry.MetricsRoute,"
          + "io.haldane.controller.health.HealthRoutes";

  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of(
        "quarkus.arc.exclude-types", NEEDS_A_CLUSTER,
        "quarkus.http.host", "127.0.0.1",
        "quarkus.http.test-port", "0",
        "quarkus.kubernetes-client.devservices.enabled", "false",
        "quarkus.scheduler.enabled", "false",
        "haldane.demo-url", "http://demo.localhost:9999/",
        "haldane.cluster-name", "harbour");
  }
}
