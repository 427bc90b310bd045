package io.haldane.controller.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProxiesTest {
  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "HTTP_PROXY", "http://plain:3128",
          "https_proxy", "secure:3129",
          "NO_PROXY", ".svc, cluster.local,10.0.0.0/8,hooks.example.com:8080,fd00::/8");

  @ParameterizedTest
  @CsvSource({
    "http://example.com/a, http://plain:3128",
    "https://example.com/a, http://secure:3129",
    "http://notcluster.local/, http://plain:3128",
    "http://11.0.0.1/, http://plain:3128",
    "http://hooks.example.com:9090/, http://plain:3128",
    "http://[fe00::1]/, http://plain:3128",
  })
  void calls_go_through_the_proxy_of_their_scheme(URI address, URI proxy) {
    assertThat(new Proxies(ENVIRONMENT).proxyOf(address)).contains(proxy);
  }

  @ParameterizedTest
  @CsvSource({
    "http://podinfo.test.svc/",
    "http://cluster.local/",
    "http://a.b.cluster.local:80/",
    "https://10.96.0.1/api",
    "http://hooks.example.com:8080/",
    "http://localhost:9/",
    "http://127.0.0.1/",
    "http://[::1]/",
    "http://[fd00::1]/",
  })
  void exceptions_are_called_directly(URI address) {
    assertThat(new Proxies(ENVIRONMENT).proxyOf(address)).isEmpty();
  }

  @Test
  void a_star_excepts_all() {
    Map<String, String> environment = Map.of("HTTP_PROXY", "http://p:1", "NO_PROXY", "*");

    assertThat(new Proxies(environment).proxyOf(URI.create("http://example.com"))).isEmpty();
  }

  @Test
  void the_selector_hands_out_unresolved_addresses() {
    assertThat(new Proxies(ENVIRONMENT).select(URI.create("http://example.com")))
        .containsExactly(
            new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved("plain", 3128)));
    assertThat(new Proxies(Map.of()).select(URI.create("http://example.com")))
        .containsExactly(Proxy.NO_PROXY);
  }
}
