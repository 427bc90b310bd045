package io.haldane.api.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://hooks.example.com/services/T0/SECRET",
        "https://hooks.example.com/?token=SECRET",
        "https://hooks.example.com?SECRET",
        "https://SECRET@hooks.example.com",
        "https://user:SECRET@hooks.example.com/",
        "https://us/er:SEC@RET@hooks.example.com/",
        "https://hooks.example.com#SECRET",
        " https://hooks.example.com/SECRET ",
      })
  void an_address_is_shown_as_scheme_host_and_hash(String address) {
    assertThat(Addresses.shown(address))
        .matches("https://[a-z.]+#[0-9a-f]{8}")
        .doesNotContain("SECRET", "RET");
  }

  @Test
  void the_hash_tells_two_addresses_of_one_host_apart_and_stays_the_same() {
    String one = Addresses.shown("https://h/a");
    assertThat(one).isEqualTo(Addresses.shown("https://h/a"));
    assertThat(one).isNotEqualTo(Addresses.shown("https://h/b"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://prometheus:9090", "https://10.0.0.1", "http://[::1]:80", "ftp://h"})
  void what_holds_no_secret_needs_no_hash(String address) {
    assertThat(Addresses.shown(address)).isEqualTo(address);
    assertThat(Addresses.shown(address + "/")).isEqualTo(address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SECRET",
        "hooks.example.com/SECRET",
        "http://",
        "http:/SECRET",
        "http://SEC RET/x",
        "a b"
      })
  void of_what_is_no_url_only_a_hash_is_shown(String address) {
    assertThat(Addresses.shown(address)).doesNotContain("SECRET", "RET", "SEC").contains("#");
  }

  @Test
  void urls_in_a_text_are_shortened_and_the_sentence_stays() {
    String text = "Post \"https://h:8443/a?b=SECRET\": no route (see http://x/SECRET), http://y.";
    String hidden = Addresses.hideIn(text);
    assertThat(hidden)
        .matches("Post \"https://h:8443#\\w{8}\": no route \\(see http://x#\\w{8}\\), http://y\\.");
    assertThat(Addresses.hideIn(hidden)).isEqualTo(hidden);
  }

  @Test
  void what_the_jdk_quotes_because_it_cannot_read_it_is_hidden() {
    String words = "";
    try {
      URI.create("http://ho st/SECRET and more");
    } catch (IllegalArgumentException e) {
      words = String.valueOf(e.getMessage());
    }
    assertThat(Addresses.hideIn(words + "\n at x")).doesNotContain("SECRET").endsWith("\n at x");
  }
}
