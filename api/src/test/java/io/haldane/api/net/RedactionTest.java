package io.haldane.api.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {
  private static final String TOKEN = "s3cr3t/To+ken\"&<1>";
  private static final Redaction REDACTION = Redaction.of(List.of(), List.of(TOKEN));

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void a_value_is_hidden_in_every_form_in_which_it_comes_back() {
    String encoded = URLEncoder.encode(TOKEN, StandardCharsets.UTF_8);
    for (String form :
        List.of(
            TOKEN,
            TOKEN.toUpperCase(java.util.Locale.ROOT),
            encoded,
            encoded.toLowerCase(java.util.Locale.ROOT),
            encoded.replace("+", "%20"),
            TOKEN.replace("\"", "\\\""),
            TOKEN.replace("\"", "\\\"").replace("/", "\\/"),
            TOKEN
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;"),
            base64(TOKEN),
            base64(TOKEN).replace("=", ""))) {
      assertThat(REDACTION.quote("got " + form + " there")).isEqualTo("got (hidden) there");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "ab", "abc", "user:", "Bearer "})
  void a_value_within_something_in_base64_is_hidden(String before) {
    for (String after : List.of("", "\n", "xy", "xyz")) {
      String echoed = base64(before + TOKEN + after);
      // What is left holds less than the first and the last letter of it.
      assertThat(REDACTION.hide(echoed)).contains("(hidden)").hasSizeLessThan(8 + 8 + 12);
    }
  }

  @Test
  void all_parts_of_an_address_that_may_be_secret_are_hidden() {
    Redaction redaction =
        Redaction.of(
            List.of("https://ada:love%40lace@h.example/services/T0HIDDEN0?key=k3y&long=longvalue1"),
            List.of());
    assertThat(
            redaction.quote(
                "ada love@lace love%40lace T0HIDDEN0 k3y longvalue1 /services/T0HIDDEN0"))
        .isEqualTo("(hidden) (hidden) (hidden) (hidden) (hidden) (hidden) (hidden)");
    assertThat(redaction.quote(base64("ada:love@lace"))).isEqualTo("(hidden)");
    assertThat(redaction.quote("closed on h.example until Monday"))
        .isEqualTo("closed on h.example until Monday");
  }

  @Test
  void a_login_in_an_url_is_hidden_whosever_it_is() {
    assertThat(REDACTION.quote("see http://a:b@h/x")).isEqualTo("see http://(hidden)@h/x");
  }

  @Test
  void short_and_empty_values_hide_nothing() {
    assertThat(Redaction.of(List.of("", "http://h/"), List.of("", " ", "a")).quote("all of it"))
        .isEqualTo("all of it");
  }
}
