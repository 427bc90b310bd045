package io.haldane.metrics.cloudwatch;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.haldane.api.metrics.Backend;
import io.haldane.api.metrics.MetricAnswer;
import io.haldane.api.metrics.MetricSource;
import io.haldane.metrics.Asking;
import io.haldane.metrics.http.HttpServer;
import io.haldane.metrics.http.Login;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class OwnKeysTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @RegisterExtension
  static final WireMockExtension SERVER =
      WireMockExtension.newInstance()
          .options(options().bindAddress("127.0.0.1").dynamicPort())
          .build();

  @TempDir private Path directory;

  private static OwnKeys.Found find(OwnKeys keys) {
    AtomicReference<HttpServer> opened = new AtomicReference<>();
    Backend backend =
        new Backend("cloudwatch", "http://127.0.0.1", Map.of(), null, "eu-central-1", false);
    HttpServer.open(
        new CloudwatchProvider().capabilities(),
        backend,
        Asking.CONTEXT,
        _ -> new Login.None(),
        server -> {
          opened.set(server);
          return MetricSource.unusable("not asked");
        });
    return keys.get(opened.get(), "eu-central-1", MINUTE);
  }

  @Test
  void the_environment_comes_first() {
    OwnKeys keys =
        new OwnKeys(Map.of("AWS_ACCESS_KEY_ID", "AKID", "AWS_SECRET_ACCESS_KEY", "s3cret"));
    assertThat(find(keys)).isEqualTo(new OwnKeys.Found.Good(new AwsKeys("AKID", "s3cret", "")));
  }

  @Test
  void the_identity_of_a_pod_is_asked_for_once_until_its_end() throws IOException {
    SERVER.stubFor(
        get("/v1/credentials")
            .willReturn(
                ok(
                    "{\"AccessKeyId\":\"ASIA\",\"SecretAccessKey\":\"s3cret\",\"Token\":\"t0k.en\","
                        + "\"Expiration\":\"2026-11-27T18:00:00Z\"}")));
    OwnKeys keys =
        new OwnKeys(
            Map.of(
                "AWS_CONTAINER_CREDENTIALS_FULL_URI",
                "http://127.0.0.1:" + SERVER.getPort() + "/v1/credentials",
                "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE",
                Files.writeString(directory.resolve("token"), "of-the-pod\n").toString()));
    OwnKeys.Found found = new OwnKeys.Found.Good(new AwsKeys("ASIA", "s3cret", "t0k.en"));
    assertThat(find(keys)).isEqualTo(found);
    assertThat(find(keys)).isEqualTo(found);
    SERVER.verify(
        1,
        getRequestedFor(urlEqualTo("/v1/credentials"))
            .withHeader("Authorization", equalTo("of-the-pod")));
  }

  @Test
  void without_any_identity_the_template_needs_a_secret() {
    assertThat(find(new OwnKeys(Map.of())))
        .isInstanceOfSatisfying(
            OwnKeys.Found.Refused.class,
            refused ->
                assertThat(((MetricAnswer.Unavailable) refused.answer()).why())
                    .contains("aws_access_key_id"));
  }
}
