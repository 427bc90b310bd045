package io.haldane.controller.web;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** The application without a cluster, with a demo beside it. */
public class DashboardProfile implements QuarkusTestProfile {
  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of(
        "quarkus.http.test-port", "0",
        "quarkus.kubernetes-client.devservices.enabled", "false",
        "quarkus.scheduler.enabled", "false",
        "haldane.demo-url", "http://demo.localhost:9999/",
        "haldane.cluster-name", "harbour");
  }
}
