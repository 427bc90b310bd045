package io.haldane.controller.kube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NativeTlsTest {
  private final Vertx vertx = Vertx.vertx();
  private TlsServer server;
  private String certificate;

  @BeforeAll
  void begin(@TempDir Path folder) throws Exception {
    server = new TlsServer(vertx, folder);
    certificate = server.certificate();
  }

  @AfterAll
  void end() {
    vertx.close();
  }

  @Test
  void its_library_can_be_loaded() {
    assertThat(NativeTls.isThere()).isTrue();
  }

  private int namespaces(ConfigBuilder login) {
    Config config = login.withRequestRetryBackoffLimit(0).withConnectionTimeout(5_000).build();
    try (KubernetesClient client =
        new KubernetesClientBuilder()
            .withConfig(config)
            .withHttpClientFactory(new Connections(vertx, config, 2))
            .build()) {
      return client.namespaces().list().getItems().size();
    }
  }

  private ConfigBuilder login(String host) {
    return new ConfigBuilder(Config.empty()).withMasterUrl(server.url(host));
  }

  @Test
  void a_server_with_a_trusted_certificate_is_asked() {
    assertThat(namespaces(login("127.0.0.1").withCaCertData(certificate))).isZero();
  }

  @Test
  void one_that_nobody_vouches_for_is_not() {
    assertThatThrownBy(() -> namespaces(login("127.0.0.1")))
        .isInstanceOf(KubernetesClientException.class)
        .hasStackTraceContaining("certification path");
  }

  @Test
  void one_whose_certificate_is_for_another_name_is_not() {
    assertThatThrownBy(() -> namespaces(login("localhost").withCaCertData(certificate)))
        .isInstanceOf(KubernetesClientException.class)
        .hasStackTraceContaining("localhost");
  }

  @Test
  void whom_the_user_trusts_without_a_certificate_is_asked() {
    assertThat(namespaces(login("127.0.0.1").withTrustCerts())).isZero();
  }
}
