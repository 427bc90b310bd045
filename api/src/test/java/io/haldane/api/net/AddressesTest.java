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
  void anAddressIsShownAsSchemeHostAndHash(String address) {
    assertThat(Addresses.shown(address))
        .matches("https://[a-z.]+#[0-9a-f]{8}")
        .doesNotContain("SECRET", "RET");
  }

  @Test
  void theHashTellsTwoAddressesOfOneHostApartAndStaysTheSame() {
    String one = Addresses.shown("https://h/a");
    assertThat(one).isEqualTo(Addresses.shown("https://h/a"));
    assertThat(one).isNotEqualTo(Addresses.shown("https://h/b"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://prometheus:9090", "https://10.0.0.1", "http://[::1]:80", "ftp://h"})
  void whatHoldsNoSecretNeedsNoHash(String address) {
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
  void ofWhatIsNoUrlOnlyAHashIsShown(String address) {
    assertThat(Addresses.shown(address)).doesNotContain("SECRET", "RET", "SEC").contains("#");
  }

  @Test
  void urlsInATextAreShortenedAndTheSentenceStays() {
    String text = "Post \"https://h:8443/a?b=SECRET\": no route (see http://x/SECRET), http://y.";
    String hidden = Addresses.hideIn(text);
    assertThat(hidden)
        .matches("Post \"https://h:8443#\\w{8}\": no route \\(see http://x#\\w{8}\\), http://y\\.");
    assertThat(Addresses.hideIn(hidden)).isEqualTo(hidden);
  }

  @Test
  void whatTheJdkQuotesBecauseItCannotReadItIsHidden() {
    String words = "";
    try {
      URI.create("http://ho st/SECRET and more");
    } catch (IllegalArgumentException e) {
      words = String.valueOf(e.getMessage());
    }
    assertThat(Addresses.hideIn(words + "\n at x")).doesNotContain("SECRET").endsWith("\n at x");
  }
}
