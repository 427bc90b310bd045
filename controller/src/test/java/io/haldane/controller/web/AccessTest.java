package io.haldane.controller.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.controller.config.DashboardExposure;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AccessTest {
  private static final String LIST = "/api/canaries";

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, localhost, true",
    "127.0.0.1, 127.0.0.1, true",
    "::1, [::1], true",
    "::ffff:127.0.0.1, localhost, true",
    "10.1.2.3, localhost, false",
    "fd00::7, localhost, false",
    // A sidecar of Istio, which hands on what others sent.
    "127.0.0.6, localhost, false",
    // A name that was made to point here.
    "127.0.0.1, evil.example, false",
    "127.0.0.1, localhost.evil.example, false",
    "127.0.0.1, 10.1.2.3, false",
    "127.0.0.1, , false"
  })
  void on_loopback_the_address_and_the_name_must_be_this_machines(
      String address, String host, boolean fine) {
    Access access = new Access(DashboardExposure.LOOPBACK, "");
    assertThat(access.refusal(new Caller(address, host, false, null), LIST).isEmpty())
        .isEqualTo(fine);
    assertThat(access.refusal(new Caller(address, host, true, null), LIST)).isPresent();
  }

  @Test
  void names_that_are_listed_count_too() {
    Access access = new Access(DashboardExposure.LOOPBACK, "Canaries.Example , other.example");
    Caller caller = new Caller("127.0.0.1", "canaries.example", false, null);
    assertThat(access.refusal(caller, "/")).isEmpty();
  }

  @Test
  void open_to_all_it_takes_any_name_until_names_are_listed() {
    Caller caller = new Caller("10.1.2.3", "10.9.9.9", true, null);
    assertThat(new Access(DashboardExposure.ON, "").refusal(caller, LIST)).isEmpty();
    assertThat(new Access(DashboardExposure.ON, "canaries.example").refusal(caller, LIST))
        .isPresent();
  }

  @Test
  void off_means_off_for_this_machine_too() {
    Caller caller = new Caller("127.0.0.1", "localhost", false, null);
    Optional<Access.Refusal> refusal = new Access(DashboardExposure.OFF, "").refusal(caller, "/");
    assertThat(refusal.map(Access.Refusal::code)).contains(404);
  }

  @ParameterizedTest
  @EnumSource(
      value = DashboardExposure.class,
      names = {"ON", "LOOPBACK"})
  void pages_of_other_sites_read_nothing_but_may_link_to_the_page(DashboardExposure exposure) {
    Access access = new Access(exposure, "");
    for (String site : new String[] {"cross-site", "same-site"}) {
      Caller caller = new Caller("127.0.0.1", "localhost", false, site);
      assertThat(access.refusal(caller, LIST)).isPresent();
      assertThat(access.refusal(caller, "/api/stream")).isPresent();
      assertThat(access.refusal(caller, "/canary/shop/checkout")).isEmpty();
    }
    for (String site : new String[] {"same-origin", "none"}) {
      assertThat(access.refusal(new Caller("127.0.0.1", "localhost", false, site), LIST)).isEmpty();
    }
  }
}
