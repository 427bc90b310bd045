package io.haldane.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebAddressTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          http://host                    | http://host/
          http://host:8080?a=1           | http://host:8080/?a=1
          HTTPS://Host/Gate              | https://Host/Gate
          http://host:80/                | http://host:80/
          http://host/gate#part          | http://host/gate
          http://host/a b?c=d e          | http://host/a%20b?c=d%20e
          http://host/größe?q=größe      | http://host/gr%C3%B6%C3%9Fe?q=gr%C3%B6%C3%9Fe
          http://host/a[0]?b={c}         | http://host/a%5B0%5D?b=%7Bc%7D
          http://bücher.example:81/x     | http://xn--bcher-kva.example:81/x
          http://user:p%40ss@host/x      | http://host/x
          http://[::1]:8080              | http://[::1]:8080/
          http://host:/x                 | http://host/x
          http://host/a%20b              | http://host/a%20b
          """)
  void an_address_is_sent_as_go_sends_it(String written, String sent) {
    assertThat(WebAddress.parse(written).orElseThrow().uri()).hasToString(sent);
  }

  @ParameterizedTest
  @CsvSource({
    "http://host/,",
    "http://user:p%40ss@host/, user:p@ss",
    "http://user@host/, user:",
    "http://user:@host/, user:",
    "http://:pass@host/, :pass",
    "http://a+b:c+d@host/, a+b:c+d",
    "http://us%3Aer:pass@host/, us:er:pass",
    "http://üser:pass@host/, üser:pass",
  })
  void user_and_password_are_a_basic_login(String written, String login) {
    String expected =
        login == null
            ? null
            : "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
    assertThat(WebAddress.parse(written).orElseThrow().authorization()).isEqualTo(expected);
  }

  @Test
  void texts_hold_no_login() {
    assertThat(WebAddress.parse("http://user:secret@host/secret").orElseThrow().toString())
        .matches("http://host#[0-9a-f]{8}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://ho st/x",
        "http://host/%zz",
        "http://host:99999/x",
        "http://host:port/",
        "http:// /",
        "http://us er:pass@host/",
        "http://under_score/",
        "http://host/a\u0001b",
        "http://host\n/x",
        "ftp://host/x",
        "//host/x",
        "http:host",
        "http://xn--/../\u2024",
      })
  void what_cannot_be_sent_is_no_address(String written) {
    assertThat(WebAddress.parse(written)).isEmpty();
  }

  @Test
  @Timeout(20)
  void long_addresses_are_read_in_no_time() {
    assertThat(WebAddress.parse("http://" + ":1".repeat(100_000) + "/")).isEmpty();
    assertThat(WebAddress.parse("http://" + "@ü:".repeat(100_000) + "/")).isEmpty();
    assertThat(WebAddress.parse("http://host/" + "ü".repeat(100_000))).isPresent();
  }
}
