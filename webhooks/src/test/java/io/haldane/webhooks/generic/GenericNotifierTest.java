package io.haldane.webhooks.generic;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.notify.Channel;
import io.haldane.api.notify.Severity;
import io.haldane.webhooks.testing.HttpNotifierContract;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GenericNotifierTest extends HttpNotifierContract {
  GenericNotifierTest() {
    super("generic");
  }

  @Override
  protected Map<String, String> settings() {
    return Map.of();
  }

  @Override
  protected Map<String, Channel> channels() {
    Channel whole = withSecret(channel(), "signatureKey", "");
    Map<String, String> template =
        Map.of(
            "template",
            "{\"title\": \"{{canary}}\", \"say\": \"{{ text }}\", \"x\": \"{{unknown}}\"}");
    return Map.of("a-webhook", whole, "a-template", new Channel(type(), template, whole.secrets()));
  }

  @Test
  void the_signature_is_that_of_the_body() {
    String body = sentBody(channel(), Severity.INFO);

    SERVICE.verify(
        postRequestedFor(anyUrl())
            .withHeader(
                "X-Signature", equalTo(GenericNotifier.signature("hidden-signatureKey", body))));
  }

  @Test
  void a_signature_is_a_known_one() {
    assertThat(GenericNotifier.signature("key", "The quick brown fox jumps over the lazy dog"))
        .isEqualTo("sha256=f7bc83f430538424b13298e6aa6fb143ef4d59a14946175997479dbc2d1a3cd8");
  }
}
