package io.haldane.sandbox.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Iterator;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class EncryptedApiTest {
  private static final String CONFIG_MAPS = "/api/v1/namespaces/default/configmaps";
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private final SandboxApi api = SandboxApi.startEncrypted();

  @AfterEach
  void closes() {
    api.close();
  }

  @Test
  void a_client_that_trusts_the_certificate_gets_in_over_http_2() throws Exception {
    try (HttpClient http = HttpClient.newBuilder().sslContext(trust()).build()) {
      HttpResponse<String> answer = http.send(get(CONFIG_MAPS), BodyHandlers.ofString());

      assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
      assertThat(answer.body()).contains("\"ConfigMapList\"");
    }
  }

  @Test
  void one_that_does_not_trust_it_stays_outside() {
    try (HttpClient http = HttpClient.newHttpClient()) {
      assertThatThrownBy(() -> http.send(get(CONFIG_MAPS), BodyHandlers.discarding()))
          .isInstanceOf(SSLHandshakeException.class);
    }
  }

  @Test
  void a_watch_that_asks_for_no_web_socket_is_told_in_lines() throws Exception {
    try (HttpClient http = HttpClient.newBuilder().sslContext(trust()).build();
        KubernetesClient writer = api.client();
        Stream<String> lines =
            http.send(get(CONFIG_MAPS + "?watch=true"), BodyHandlers.ofLines()).body()) {
      Iterator<String> events = lines.iterator();
      writer.resource(named("a")).create();
      writer.resource(named("b")).create();

      assertThat(events.next()).startsWith("{\"type\":\"ADDED\"").contains("\"name\":\"a\"");
      assertThat(events.next()).contains("\"name\":\"b\"");
      api.faults().dropWatches();
      assertThat(events.hasNext()).isFalse();
    }
  }

  private static ConfigMap named(String name) {
    return new ConfigMapBuilder()
        .withNewMetadata()
        .withName(name)
        .withNamespace("default")
        .endMetadata()
        .build();
  }

  private HttpRequest get(String path) {
    return HttpRequest.newBuilder(URI.create(api.url() + path)).timeout(LIMIT).build();
  }

  private SSLContext trust() throws Exception {
    byte[] certificate = api.certificate().orElseThrow().getBytes(StandardCharsets.UTF_8);
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    store.setCertificateEntry(
        "sandbox",
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(certificate)));
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }
}
