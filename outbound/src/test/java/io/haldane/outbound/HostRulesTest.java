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
  void byDefaultNobodyGetsToTheMachinesOwnServices(String address) {
    assertThat(refused(HostRules.DEFAULT, "innocent.example", address)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "::1", "10.1.2.3", "8.8.8.8", "2001:db8::1", "fd00::1"})
  void byDefaultOtherAddressesMayBeCalled(String address) {
    assertThat(refused(HostRules.DEFAULT, "innocent.example", address)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"metadata.google.internal", "METADATA.google.internal."})
  void namesOfMetadataServersAreDeniedWhateverTheyLeadTo(String host) {
    assertThat(refused(HostRules.DEFAULT, host, "8.8.8.8")).isTrue();
    assertThat(HostRules.DEFAULT.refusal(host, List.of())).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "127.8.8.8", "::1", "::ffff:127.0.0.1", "0.0.0.0", "::"})
  void theChartsDefaultDeniesLoopback(String address) {
    HostRules chart = rules("", HostRules.DENIED_BY_DEFAULT + ",loopback");
    assertThat(refused(chart, "x.example", address)).isTrue();
    assertThat(refused(rules(address + "", "loopback"), "x.example", address)).isFalse();
  }

  @Test
  void oneDeniedAddressAmongSeveralIsEnough() throws UnknownHostException {
    List<InetAddress> both =
        List.of(InetAddress.getByName("8.8.8.8"), InetAddress.getByName("169.254.1.1"));
    assertThat(HostRules.DEFAULT.refusal("x.example", both))
        .hasValueSatisfying(why ->
            assertThat(why).contains("link-local", "-allow-hosts").doesNotContain("169.254.1.1"));
  }

  @Test
  void whatIsAllowedByNameOrAddressWinsOverWhatIsDenied() {
    HostRules only = rules("*.corp.example, 10.1.0.0/16, gate", "*");
    assertThat(refused(only, "a.corp.example", "8.8.8.8")).isFalse();
    assertThat(refused(only, "corp.example", "8.8.8.8")).isTrue();
    assertThat(refused(only, "evil-corp.example", "8.8.8.8")).isTrue();
    assertThat(refused(only, "x.example", "10.1.2.3")).isFalse();
    assertThat(refused(only, "Gate.", "10.2.2.3")).isFalse();
  }

  @Test
  void theInstallationsOwnAddressesAreTrusted() {
    assertThat(rules("", "*").trusts("http://own/x")).isTrue();
    assertThat(rules("", "*").trusts("http://own/y")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.0/33", "a b/", "10.0.0.0/x", "http://h", "fe80::/129", "*x*"})
  void whatIsNoHostIsNamed(String entry) {
    assertThatIllegalArgumentException().isThrownBy(() -> HostList.parse(entry));
  }

  @Test
  void noneDeniesNothing() {
    assertThat(refused(rules("", "none"), "x", "169.254.169.254")).isFalse();
  }
}
