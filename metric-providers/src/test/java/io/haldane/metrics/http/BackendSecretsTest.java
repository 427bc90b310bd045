package io.haldane.metrics.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.metrics.Backend;
import io.haldane.api.net.Redaction;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BackendSecretsTest {
  private static Redaction of(Map<String, String> secret, Map<String, List<String>> headers) {
    return BackendSecrets.of(new Backend("t", "http://h", headers, secret, null, false));
  }

  @Test
  void a_secret_is_hidden_as_it_is_and_in_the_forms_in_which_it_travels() {
    Redaction redaction = of(Map.of("username", "ada", "password", "a b&c"), Map.of());
    assertThat(redaction.quote("x a b&c y")).isEqualTo("x (hidden) y");
    assertThat(redaction.quote("a+b%26c")).isEqualTo("(hidden)");
    assertThat(redaction.quote("YWRhOmEgYiZj")).isEqualTo("(hidden)");
  }

  @Test
  void the_longest_value_is_hidden_first_and_hiding_is_not_repeated() {
    Redaction redaction = of(Map.of("a", "key", "b", "key-long", "c", "d"), Map.of());
    assertThat(redaction.quote("key-long key")).isEqualTo("(hidden) (hidden)");
  }

  @Test
  void headers_that_carry_a_login_are_hidden_and_others_are_not() {
    Map<String, List<String>> headers =
        Map.of("X-Api-Key", List.of("k3y"), "X-Scope-OrgID", List.of("team"));
    assertThat(of(Map.of(), headers).quote("k3y of team")).isEqualTo("(hidden) of team");
  }

  @Test
  void a_key_in_the_address_is_hidden() {
    Backend backend = new Backend("t", "http://h/p?api_key=k3y", Map.of(), null, null, false);
    assertThat(BackendSecrets.of(backend).quote("k3y of /p?api_key=k3y"))
        .isEqualTo("(hidden) of /p?(hidden)");
    assertThat(backend.toString()).matches("t at http://h#[0-9a-f]{8}");
  }

  @Test
  void an_empty_value_hides_nothing() {
    assertThat(of(Map.of("a", "", "b", " "), Map.of()).quote("all of it")).isEqualTo("all of it");
  }

  @Test
  void foreign_words_become_one_line_of_some_length() {
    assertThat(of(Map.of(), Map.of()).quote(" a\n\tb\u0000c ")).isEqualTo("a\\n\\tb\\u0000c");
    assertThat(of(Map.of(), Map.of()).quote("x".repeat(1000))).hasSize(200).endsWith("…");
  }
}
