package io.haldane.metrics.prometheus;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.haldane.api.metrics.Backend;
import io.haldane.api.metrics.Sample;
import io.haldane.api.metrics.Sample.Fault;
import io.haldane.api.metrics.Sample.Unavailable;
import io.haldane.api.metrics.Sample.Value;
import io.haldane.metrics.Asking;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is sent to Prometheus, and what its refusals mean. */
class PrometheusProviderTest {
  @RegisterExtension
  static final WireMockExtension SERVER =
      WireMockExtension.newInstance()
          .options(options().bindAddress("127.0.0.1").dynamicPort().globalTemplating(true))
          .build();

  private final Asking provider = Asking.patiently(new PrometheusProvider());

  @BeforeEach
  void answers() {
    SERVER.stubFor(any(anyUrl()).willReturn(ok(Bodies.vector("7"))));
  }

  private static String address() {
    return "http://127.0.0.1:" + SERVER.getPort();
  }

  private static Backend backend(String address, @Nullable Map<String, String> secret) {
    return new Backend("prometheus", address, Map.of(), secret, null, false);
  }

  private Sample ask(Backend backend, String query) {
    return Sample.of(provider.query(backend, query));
  }

  private Request sentBy(Backend backend, String query) {
    assertThat(ask(backend, query)).isEqualTo(new Value(7));
    return SERVER.getAllServeEvents().getFirst().getRequest();
  }

  private String why(Backend backend, Fault fault) {
    Sample sample = ask(backend, "up");
    assertThat(sample).isInstanceOf(Unavailable.class);
    assertThat(((Unavailable) sample).fault()).isEqualTo(fault);
    return ((Unavailable) sample).why();
  }

  @Test
  void runs_of_white_space_become_one_space_and_everything_else_survives_the_url() {
    String query = "  sum(\n\t rate(x{a=~\"b+c&d=é%20  #\"}[1m])\n)\r\n";
    Request sent = sentBy(Backend.prometheus(address()), query);
    assertThat(sent.getMethod().getName()).isEqualTo("GET");
    assertThat(sent.queryParameter("query").firstValue())
        .isEqualTo("sum( rate(x{a=~\"b+c&d=é%20 #\"}[1m]) )");
  }

  @Test
  void the_path_prefix_and_the_query_of_the_address_are_kept() {
    assertThat(sentBy(Backend.prometheus(address()), "up").getUrl())
        .isEqualTo("/api/v1/query?query=up");
    assertThat(sentBy(Backend.prometheus(address() + "/select/0/prometheus/"), "up").getUrl())
        .isEqualTo("/select/0/prometheus/api/v1/query?query=up");
    assertThat(sentBy(Backend.prometheus(address() + "/p%20q?tenant=a%26b"), "up").getUrl())
        .isEqualTo("/p%20q/api/v1/query?tenant=a%26b&query=up");
  }

  @Test
  void user_and_password_log_in() {
    Map<String, String> secret = Map.of("username", "ada", "password", "love:lace é");
    assertThat(sentBy(backend(address(), secret), "up").getHeader("Authorization"))
        .isEqualTo("Basic YWRhOmxvdmU6bGFjZSDDqQ==");
  }

  @Test
  void a_token_logs_in_before_user_and_password_and_loses_its_final_newline() {
    Map<String, String> secret = Map.of("token", "t0k.en\n", "username", "a", "password", "b");
    assertThat(sentBy(backend(address(), secret), "up").getHeader("Authorization"))
        .isEqualTo("Bearer t0k.en");
  }

  @Test
  void user_and_password_in_the_address_log_in_and_stay_out_of_texts() {
    String address = "http://ada:love%40lace@127.0.0.1:" + SERVER.getPort();
    assertThat(sentBy(Backend.prometheus(address), "up").getHeader("Authorization"))
        .isEqualTo("Basic YWRhOmxvdmVAbGFjZQ==");
    SERVER.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(500).withBody("love@lace")));
    assertThat(why(Backend.prometheus(address), Fault.BACKEND))
        .matches("Prometheus at " + address() + "#\\w{8} fails \\(500: \\(hidden\\)\\)");
    assertThat(why(Backend.prometheus("htp://ada:love%40lace@host"), Fault.CONFIGURATION))
        .doesNotContain("love")
        .contains("htp://host#");
  }

  @Test
  void a_secret_without_its_keys_is_named_with_the_cure_before_anything_is_sent() {
    assertThat(why(backend(address(), Map.of("username", "ada")), Fault.CONFIGURATION))
        .isEqualTo(
            "the provider's Secret lacks password; it needs username and password, or token");
    assertThat(why(backend(address(), Map.of("TOKEN", "x")), Fault.CONFIGURATION))
        .contains("lacks username and password;");
    assertThat(SERVER.getAllServeEvents()).isEmpty();
  }

  @Test
  void headers_of_the_template_are_sent_and_the_secret_outweighs_them() {
    Map<String, List<String>> headers =
        Map.of("X-Scope-OrgID", List.of("a", "b"), "authorization", List.of("Bearer old"));
    Backend open = new Backend("prometheus", address(), headers, null, null, false);
    assertThat(sentBy(open, "up").header("X-Scope-OrgID").values()).containsExactly("a", "b");
    assertThat(sentBy(open, "up").getHeader("Authorization")).isEqualTo("Bearer old");
    Backend closed =
        new Backend("prometheus", address(), headers, Map.of("token", "new"), null, false);
    assertThat(sentBy(closed, "up").header("Authorization").values()).containsExactly("Bearer new");
  }

  @Test
  void a_header_that_cannot_be_sent_is_named_without_its_value() {
    Map<String, List<String>> broken = Map.of("X-Api-Key", List.of("sec\nret"));
    Backend backend = new Backend("prometheus", address(), broken, null, null, false);
    assertThat(why(backend, Fault.CONFIGURATION)).contains("X-Api-Key").doesNotContain("ret\"");
    Backend reserved =
        new Backend("prometheus", address(), Map.of("Host", List.of("other")), null, null, false);
    assertThat(why(reserved, Fault.CONFIGURATION)).contains("the header Host cannot be sent");
    Backend token = backend(address(), Map.of("token", "sec\nret"));
    assertThat(why(token, Fault.CONFIGURATION)).contains("Authorization").doesNotContain("ret\"");
  }

  @Test
  void an_empty_address_asks_for_one() {
    assertThat(why(Backend.prometheus(" "), Fault.CONFIGURATION)).contains("has no address");
  }

  @Test
  void a_refused_query_is_told_in_prometheus_own_words() {
    String error = "invalid parameter \\\"query\\\": 1:5: parse error: unexpected end of input";
    SERVER.stubFor(
        any(anyUrl())
            .willReturn(aResponse().withStatus(400).withBody(Bodies.error("bad_data", error))));
    assertThat(why(Backend.prometheus(address()), Fault.CONFIGURATION))
        .isEqualTo(
            "Prometheus at "
                + address()
                + " refuses the query (400: invalid parameter \"query\": 1:5: parse error:"
                + " unexpected end of input)");
  }

  @Test
  void a_wrong_path_prefix_is_recognised() {
    SERVER.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(404).withBody("<html>")));
    assertThat(why(Backend.prometheus(address() + "/prom"), Fault.CONFIGURATION))
        .matches(
            "Prometheus at " + address() + "#\\w{8} has no query API \\(404\\); check the path.*");
  }

  @Test
  void a_login_that_is_wanted_but_not_given_is_explained() {
    SERVER.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(401)));
    assertThat(why(Backend.prometheus(address()), Fault.CONFIGURATION)).contains("in secretRef");
  }

  @Test
  void a_server_that_echoes_the_login_does_not_get_it_into_a_text() {
    String echo = "{{request.headers.Authorization}}";
    SERVER.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(500).withBody(echo)));
    Map<String, String> basic = Map.of("username", "ada", "password", "lovelace");
    assertThat(why(backend(address(), basic), Fault.BACKEND)).contains("500: Basic (hidden)");
    Map<String, String> token = Map.of("token", "t0k.en");
    assertThat(why(backend(address(), token), Fault.BACKEND)).contains("500: Bearer (hidden)");
  }

  @Test
  void a_redirect_on_the_same_server_is_followed_with_the_login() {
    SERVER.stubFor(
        get("/api/v1/query?query=up")
            .willReturn(aResponse().withStatus(307).withHeader("Location", "/moved?query=up")));
    Request sent = sentBy(backend(address(), Map.of("token", "t")), "up");
    assertThat(sent.getUrl()).isEqualTo("/moved?query=up");
    assertThat(sent.getHeader("Authorization")).isEqualTo("Bearer t");
  }

  @Test
  void a_redirect_to_another_host_is_not_followed_and_a_circle_ends() {
    String elsewhere = "http://localhost:" + SERVER.getPort() + "/moved";
    SERVER.stubFor(
        get("/api/v1/query?query=up")
            .willReturn(aResponse().withStatus(302).withHeader("Location", elsewhere)));
    assertThat(why(Backend.prometheus(address()), Fault.CONFIGURATION))
        .contains("redirects to http://localhost", "another server");
    SERVER.stubFor(
        any(anyUrl()).willReturn(aResponse().withStatus(302).withHeader("Location", "/round")));
    assertThat(why(Backend.prometheus(address()), Fault.CONFIGURATION))
        .contains("redirects again and again");
  }

  @Test
  void a_check_wants_one_from_vector_1() {
    assertThat(provider.check(Backend.prometheus(address())))
        .hasValueSatisfying(why -> assertThat(why).contains("vector(1) gives 7.0"));
    SERVER.stubFor(any(anyUrl()).willReturn(ok(Bodies.vector("1"))));
    assertThat(provider.check(Backend.prometheus(address()))).isEmpty();
    assertThat(SERVER.getAllServeEvents().getFirst().getRequest().getUrl())
        .isEqualTo("/api/v1/query?query=vector%281%29");
  }

  @Test
  void the_way_leads_through_the_proxy_of_the_process() {
    ProxySelector before = ProxySelector.getDefault();
    try {
      ProxySelector.setDefault(new Through(SERVER.getPort()));
      Request sent = sentBy(Backend.prometheus("http://prometheus.example:9090"), "up");
      assertThat(sent.getAbsoluteUrl())
          .isEqualTo("http://prometheus.example:9090/api/v1/query?query=up");
    } finally {
      ProxySelector.setDefault(before);
    }
  }

  private static final class Through extends ProxySelector {
    private final Proxy proxy;

    Through(int port) {
      InetAddress loopback = InetAddress.getLoopbackAddress();
      this.proxy = new Proxy(Proxy.Type.HTTP, new InetSocketAddress(loopback, port));
    }

    @Override
    public List<Proxy> select(URI uri) {
      return List.of(proxy);
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException failure) {}
  }
}
