package io.haldane.webhooks.hook;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.haldane.api.hooks.HookAccess;
import io.haldane.api.hooks.HookAnswer;
import io.haldane.api.hooks.HookTls;
import io.haldane.testing.TestAuthority;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A receiver with a certificate of its own CA, which asks its clients for theirs. */
class HookTlsTest {
  private static final TestAuthority AUTHORITY = TestAuthority.make();

  @RegisterExtension
  static final WireMockExtension RECEIVER =
      WireMockExtension.newInstance()
          .options(
              wireMockConfig()
                  .dynamicPort()
                  .dynamicHttpsPort()
                  .keystorePath(AUTHORITY.keystore().toString())
                  .keystorePassword(TestAuthority.PASSWORD)
                  .keyManagerPassword(TestAuthority.PASSWORD)
                  .keystoreType("PKCS12")
                  .needClientAuth(true)
                  .trustStorePath(AUTHORITY.keystore().toString())
                  .trustStorePassword(TestAuthority.PASSWORD)
                  .trustStoreType("PKCS12"))
          .build();

  private final HttpHookCaller caller =
      new HttpHookCaller(new NotedPauses(), InstantSource.system());

  @BeforeEach
  void opens() {
    RECEIVER.stubFor(post(anyUrl()).willReturn(ok()));
  }

  private HookAnswer call(HookTls tls, boolean verified) {
    Hooks hook = Hooks.to("https://localhost:" + RECEIVER.getHttpsPort() + "/gate");
    return caller.call(
        (verified ? hook : hook.withoutVerification())
            .request(new HookAccess(Map.of(), List.of(), tls, null)));
  }

  @Test
  void both_sides_prove_who_they_are() throws Exception {
    HookTls tls = new HookTls(AUTHORITY.pem(), AUTHORITY.pem(), AUTHORITY.keyPem());

    assertThat(call(tls, true)).isEqualTo(new HookAnswer.Passed());
  }

  @Test
  void a_client_certificate_is_shown_where_verification_is_off_too() throws Exception {
    HookTls tls = new HookTls(null, AUTHORITY.pem(), AUTHORITY.keyPem());

    assertThat(call(tls, false)).isEqualTo(new HookAnswer.Passed());
    assertThat(call(tls, true).error()).contains("certificate is not trusted");
  }

  @Test
  void a_receiver_that_asks_for_a_certificate_refuses_a_call_without() throws Exception {
    assertThat(call(new HookTls(AUTHORITY.pem(), null, null), true))
        .isInstanceOf(HookAnswer.Unreachable.class);
  }

  @Test
  void what_cannot_be_read_is_not_sent() throws Exception {
    HookTls tls = new HookTls(AUTHORITY.pem(), AUTHORITY.pem(), "no key");

    assertThat(call(tls, true).error()).contains("cannot be read");
    assertThat(RECEIVER.getAllServeEvents()).isEmpty();
  }
}
