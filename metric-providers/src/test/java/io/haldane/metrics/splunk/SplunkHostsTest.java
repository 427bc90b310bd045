package io.haldane.metrics.splunk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SplunkHostsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://api.us1.signalfx.com",
        "https://stream.us1.signalfx.com",
        "wss://stream.us1.signalfx.com",
        "WSS://api.us1.signalfx.com"
      })
  void each_host_of_a_realm_leads_to_the_other(String address) {
    assertThat(SplunkHosts.of(address))
        .isEqualTo(
            new SplunkHosts("https://stream.us1.signalfx.com", "https://api.us1.signalfx.com"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://127.0.0.1:8080", "https://proxy.example/api.x"})
  void any_other_host_is_both(String address) {
    assertThat(SplunkHosts.of(address)).isEqualTo(new SplunkHosts(address, address));
  }
}
