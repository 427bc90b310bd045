package io.haldane.sandbox.api;

import io.haldane.testing.Await;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;

/** A fresh API server for each test. */
abstract class ApiTest {
  static final String CONFIG_MAPS = "/api/v1/namespaces/shop/configmaps";
  static final String DEPLOYMENTS = "/apis/apps/v1/namespaces/shop/deployments";
  static final String CANARIES = "/apis/flagger.app/v1beta1/namespaces/shop/canaries";

  SandboxApi api;
  Http http;

  ApiTest() {
    api = SandboxApi.start();
    http = new Http(api);
  }

  @AfterEach
  void stops() {
    http.close();
    api.close();
  }

  static String configMap(String name, String metadata) {
    return """
    {"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"%s"%s},"data":{"a":"1"}}\
    """
        .formatted(name, metadata);
  }

  static String canary(String name) {
    return """
    {"apiVersion":"flagger.app/v1beta1","kind":"Canary","metadata":{"name":"%s"},
     "spec":{"steps":[1,2]},"status":{"phase":"Failed"}}\
    """
        .formatted(name);
  }

  static void until(String what, BooleanSupplier holds) {
    Await.until(what, Duration.ofSeconds(10), holds);
  }
}
