package io.haldane.metrics.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.metrics.Backend;
import io.haldane.outbound.Tls;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TrustTest {
  private static final String PEM =
      """
      -----BEGIN CERTIFICATE-----
      MIIBhDCCASugAwIBAgIUQGUtOYpBDXrmI2szJsBrRpRhfBMwCgYIKoZIzj0EAwIw
      FzEVMBMGA1UEAwwMaGFsZGFuZSB0ZXN0MCAXDTI2MTEyNzIzMzU1OVoYDzIxMjYx
      MTAzMjMzNTU5WjAXMRUwEwYDVQQDDAxoYWxkYW5lIHRlc3QwWTATBgcqhkjOPQIB
      BggqhkjOPQMBBwNCAARe4sPrcvFfxDigpxaZJKaHsp4MtnO933p1IEzq8iL7ZfY7
      PvDNl87KSIVKWgqu/q5KbtfUWbH4T5+KtZCIvGqho1MwUTAdBgNVHQ4EFgQU3FDU
      F0uQifmQvuWYHTd9MrCmaUIwHwYDVR0jBBgwFoAU3FDUF0uQifmQvuWYHTd9MrCm
      aUIwDwYDVR0TAQH/BAUwAwEB/zAKBggqhkjOPQQDAgNHADBEAiA0+psqwMr/uBMG
      D4xH917FQ/IoQXRh3jDnFPXDmJCAeAIgQpPd/zDcxd0GtA44QjMqnD5xcYYdworf
      jaCMAxPOXS8=
      -----END CERTIFICATE-----
      """;

  private static Trust trust(@Nullable Map<String, String> secret, boolean insecure) {
    return Trust.of(new Backend("t", "https://h", Map.of(), secret, null, insecure));
  }

  @Test
  void without_a_ca_the_jvm_decides() {
    assertThat(trust(null, false)).isEqualTo(new Trust.Usable(Tls.SYSTEM));
    assertThat(trust(Map.of("token", "t"), false)).isEqualTo(new Trust.Usable(Tls.SYSTEM));
  }

  @Test
  void the_ca_of_the_secret_is_trusted_and_no_other() {
    assertThat(trust(Map.of("ca.crt", PEM), false))
        .isInstanceOfSatisfying(
            Trust.Usable.class,
            usable -> assertThat(usable.tls()).isInstanceOf(Tls.Authority.class));
  }

  @Test
  void a_ca_that_cannot_be_read_is_named() {
    assertThat(trust(Map.of("ca.crt", "s3cret"), false))
        .isInstanceOfSatisfying(
            Trust.Unusable.class,
            unusable -> assertThat(unusable.why()).contains("ca.crt").doesNotContain("s3cret"));
  }

  @Test
  void nothing_is_verified_if_the_template_says_so() {
    assertThat(trust(Map.of("ca.crt", "junk"), true)).isEqualTo(new Trust.Usable(Tls.ANY));
  }

  @Test
  void a_secret_with_a_ca_alone_is_no_login() {
    Backend backend = new Backend("t", "https://h", Map.of(), Map.of("ca.crt", PEM), null, false);
    assertThat(Login.tokenOrPassword(backend, (Address.Usable) Address.parse("https://h")))
        .isEqualTo(new Login.None());
  }
}
