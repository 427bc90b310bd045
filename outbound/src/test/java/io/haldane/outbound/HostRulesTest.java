package io.haldane.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostRulesTest {
  private static HostRules rules(String allow, String deny) {
    return new HostRules(HostList.parse(allow), HostList.parse(deny), Set.of("http://own/x"));
  }

  private static boolean refused(HostRules rules, String host, String address) {
    try {
      return rules.refusal(host, List.of(InetAddress.getByName(address))).isPresent();
    } catch (UnknownHostException e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "169.254.169.254",
        "169.254.0.1",
        "fe80::1",
        "::ffff:169.254.169.254",
        "64:ff9b::a9fe:a9fe",
        "2002:a9fe:a9fe::1",
        "::169.254.169.254",
        "0.0.0.0",
        "::",
        "fd00:ec2::254",
        "100.100.100.200",
        "168.63.129.16",
        "2852039166",
      })
  void by_default_nobody_gets_to_the_machines_own_services(String address) {
    assertThat(refused(HostRules.DEFAULT, "innocent.example", address)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "::1", "10.1.2.3", "8.8.8.8", "2001:db8::1", "fd00::1"})
  void by_default_other_addresses_may_be_called(String address) {
    assertThat(refused(HostRules.DEFAULT, "innocent.example", address)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"metadata.google.internal", "METADATA.google.internal."})
  void names_of_metadata_servers_are_denied_whatever_they_lead_to(String host) {
    assertThat(refused(HostRules.DEFAULT, host, "8.8.8.8")).isTrue();
    assertThat(HostRules.DEFAULT.refusal(host, List.of())).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "127.8.8.8", "::1", "::ffff:127.0.0.1", "0.0.0.0", "::"})
  void the_charts_default_denies_loopback(String address) {
    HostRules chart = rules("", HostRules.DENIED_BY_DEFAULT + ",loopback");
    assertThat(refused(chart, "x.example", address)).isTrue();
    assertThat(refused(rules(address + "", "loopback"), "x.example", address)).isFalse();
  }

  @Test
  void one_denied_address_among_several_is_enough() throws UnknownHostException {
    List<InetAddress> both =
        List.of(InetAddress.getByName("8.8.8.8"), InetAddress.getByName("169.254.1.1"));
    assertThat(HostRules.DEFAULT.refusal("x.example", both))
        .hasValueSatisfying(why ->
            assertThat(why).contains("link-local", "-allow-hosts").doesNotContain("169.254.1.1"));
  }

  @Test
  void what_is_allowed_by_name_or_address_wins_over_what_is_denied() {
    HostRules only = rules("*.corp.example, 10.1.0.0/16, gate", "*");
    assertThat(refused(only, "a.corp.example", "8.8.8.8")).isFalse();
    assertThat(refused(only, "corp.example", "8.8.8.8")).isTrue();
    assertThat(refused(only, "evil-corp.example", "8.8.8.8")).isTrue();
    assertThat(refused(only, "x.example", "10.1.2.3")).isFalse();
    assertThat(refused(only, "Gate.", "10.2.2.3")).isFalse();
  }

  @Test
  void the_installations_own_addresses_are_trusted() {
    assertThat(rules("", "*").trusts("http://own/x")).isTrue();
    assertThat(rules("", "*").trusts("http://own/y")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.0/33", "a b/", "10.0.0.0/x", "http://h", "fe80::/129", "*x*"})
  void what_is_no_host_is_named(String entry) {
    assertThatIllegalArgumentException().isThrownBy(() -> HostList.parse(entry));
  }

  @Test
  void none_denies_nothing() {
    assertThat(refused(rules("", "none"), "x", "169.254.169.254")).isFalse();
  }
}
