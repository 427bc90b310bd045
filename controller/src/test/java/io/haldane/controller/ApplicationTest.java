package io.haldane.controller;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.controller.testing.ApiServer;
import io.haldane.controller.testing.Objects;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ApplicationTest.Cluster.class)
class ApplicationTest {
  private final HttpClient http = HttpClient.newHttpClient();

  /** Runs in the class loader of the tests, before the application. */
  public static final class Cluster implements QuarkusTestResourceLifecycleManager {
    private @Nullable ApiServer api;

    @Override
    public Map<String, String> start() {
      ApiServer started = new ApiServer();
      api = started;
      return Map.of(
          "haldane.master", started.url(),
          "haldane.lease-duration", "3s",
          "haldane.lease-renew-deadline", "2s",
          "haldane.lease-retry-period", "200ms",
          "haldane.host", "127.0.0.1");
    }

    @Override
    public void stop() {
      if (api != null) {
        api.close();
      }
    }
  }

  private HttpResponse<String> get(String path, String accept) {
    int port = ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class);
    int actual =
        port == 0 ? ConfigProvider.getConfig().getValue("quarkus.http.port", Integer.class) : port;
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + actual + path))
            .header("Accept", accept)
            .build();
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Test
  void probes_are_answered() {
    assertThat(get("/healthz", "*/*").body()).isEqualTo("OK");
    assertThat(Objects.eventually(() -> get("/readyz", "*/*").statusCode() == 200)).isTrue();
  }

  @Test
  void metrics_are_served_in_the_format_that_is_asked_for() {
    assertThat(Objects.eventually(() -> get("/metrics", "*/*").body().contains("flagger_info{")))
        .isTrue();
    assertThat(get("/metrics", "*/*").headers().firstValue("Content-Type").orElse(""))
        .startsWith("text/plain");
    assertThat(get("/metrics", "*/*").body()).contains("jvm_memory_used_bytes");
    HttpResponse<String> open = get("/metrics", "application/openmetrics-text");
    assertThat(open.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/openmetrics-text");
    assertThat(open.body()).endsWith("# EOF\n");
  }
}
