package io.haldane.metrics;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.haldane.api.metrics.Backend;
import io.haldane.api.metrics.Credentials;
import io.haldane.api.metrics.MetricAnswer;
import io.haldane.api.metrics.MetricAnswer.NoData;
import io.haldane.api.metrics.MetricAnswer.Partial;
import io.haldane.api.metrics.MetricAnswer.Series;
import io.haldane.api.metrics.MetricAnswer.Unavailable;
import io.haldane.api.metrics.MetricAnswer.Value;
import io.haldane.api.metrics.MetricProvider;
import io.haldane.api.metrics.Sample.Fault;
import io.haldane.testing.Ports;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every provider does, whatever its backend. Every text of every answer is searched for the
 * values of the Secret.
 */
public abstract class ProviderContract {
  /** Long enough for a busy machine. */
  protected static final Duration PATIENT = Duration.ofSeconds(60);

  protected static final Duration IMPATIENT = Duration.ofMillis(300);
  private static final int MUCH_TOO_LATE = 30_000;

  @RegisterExtension
  protected static final WireMockExtension SERVER =
      WireMockExtension.newInstance()
          .options(options().bindAddress("127.0.0.1").dynamicPort().dynamicHttpsPort())
          .build();

  /** What a backend can say besides one value, each with an answer of its own. */
  public enum Body {
    /** No series at all. Every backend can say that. */
    NOTHING(NoData.class),
    /** Something that is no number, such as NaN or null. Every backend can say that. */
    NOT_A_NUMBER(NoData.class),
    /** A number without bounds. */
    INFINITE(NoData.class),
    /** More than one value. Who can say that declares it. */
    SEVERAL(Series.class),
    /** A value, and that some of the data is missing. */
    PARTIAL(Partial.class),
    /** An error, with a status that means success. */
    ERROR(Unavailable.class);

    private final Class<? extends MetricAnswer> answer;

    Body(Class<? extends MetricAnswer> answer) {
      this.answer = answer;
    }
  }

  protected abstract MetricProvider provider();

  /** A backend of this provider with a login. */
  protected abstract Backend backend(String address, boolean insecureSkipVerify);

  /** A query of the backend's language. */
  protected abstract String query();

  /** The body of an answer with this value. */
  protected abstract String answering(double value);

  /** All that the backend can say, in its own form. */
  protected abstract Map<Body, String> bodies();

  /** The body that makes a check succeed. */
  protected abstract String healthy();

  protected final String address() {
    return "http://127.0.0.1:" + SERVER.getPort();
  }

  private Backend backend() {
    return backend(address(), false);
  }

  private MetricAnswer ask(Duration deadline, Backend backend) {
    MetricAnswer answer = new Asking(provider(), deadline).query(backend, query());
    assertNoSecret(backend, answer.toString());
    return answer;
  }

  private MetricAnswer answerTo(ResponseDefinitionBuilder response) {
    SERVER.stubFor(any(anyUrl()).willReturn(response));
    return ask(PATIENT, backend());
  }

  protected final void assertNoSecret(Backend backend, String text) {
    assertThat(secret(backend).isEmpty()).as("a backend without a login").isEqualTo(isOpen());
    assertThat(text).doesNotContain(secret(backend).values());
  }

  /** Whether the backend knows no login at all. */
  private boolean isOpen() {
    return provider().capabilities().credentials().equals(Credentials.NONE);
  }

  private static Map<String, String> secret(Backend backend) {
    return Objects.requireNonNullElse(backend.secret(), Map.of());
  }

  private static void assertUnavailable(MetricAnswer answer, Fault fault, String... words) {
    assertThat(answer).isInstanceOf(Unavailable.class);
    Unavailable unavailable = (Unavailable) answer;
    assertThat(unavailable.fault()).as(unavailable.why()).isEqualTo(fault);
    assertThat(List.of(words)).allSatisfy(word -> assertThat(unavailable.why()).contains(word));
  }

  /** A body of a server that tells everybody what it was told. */
  private String indiscreet() {
    return "denied: " + String.join(", ", secret(backend()).values());
  }

  @Test
  void is_found_by_the_service_loader_under_its_type() {
    assertThat(ServiceLoader.load(MetricProvider.class).stream().map(each -> each.get().type()))
        .contains(provider().type());
    assertThat(backend().type()).isEqualTo(provider().type());
  }

  @Test
  void a_value_is_a_value() {
    assertThat(answerTo(ok(answering(99.5)))).isEqualTo(new Value(99.5));
    assertThat(answerTo(ok(answering(0)))).isEqualTo(new Value(0));
  }

  @TestFactory
  Stream<DynamicTest> everything_that_the_backend_can_say_has_its_answer() {
    return bodies().entrySet().stream()
        .map(each ->
            DynamicTest.dynamicTest(
                each.getKey().name(),
                () ->
                    assertThat(answerTo(ok(each.getValue()))).isInstanceOf(each.getKey().answer)));
  }

  @Test
  void what_the_backend_can_say_is_what_the_provider_declares() {
    assertThat(bodies()).containsKeys(Body.NOTHING, Body.NOT_A_NUMBER);
    assertThat(bodies().containsKey(Body.SEVERAL))
        .as("several series")
        .isEqualTo(provider().capabilities().severalSeries());
  }

  @Test
  void the_keys_of_the_secret_are_those_that_are_declared() {
    if (isOpen()) {
      assertThat(secret(backend())).isEmpty();
      return;
    }
    assertThat(provider().capabilities().credentials().alternatives())
        .anySatisfy(keys -> assertThat(secret(backend()).keySet()).containsAll(keys));
    Backend without = withSecret(Map.of("another-key", "s3cret-of-another"));
    assertUnavailable(ask(PATIENT, without), Fault.CONFIGURATION, "lacks");
    assertThat(SERVER.getAllServeEvents()).isEmpty();
  }

  private Backend withSecret(Map<String, String> secret) {
    Backend some = backend();
    return new Backend(
        some.type(),
        some.address(),
        some.headers(),
        secret,
        some.region(),
        some.insecureSkipVerify());
  }

  @Test
  void a_backend_that_asks_to_be_left_alone_is_heard() {
    SERVER.stubFor(
        any(anyUrl()).willReturn(aResponse().withStatus(429).withHeader("Retry-After", "7")));
    assertThat(ask(PATIENT, backend()))
        .isInstanceOfSatisfying(
            Unavailable.class,
            unavailable -> assertThat(unavailable.retryAfter()).contains(Duration.ofSeconds(7)));
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403})
  void a_refused_login_is_the_configurations_fault_and_names_the_keys(int status) {
    MetricAnswer answer = answerTo(aResponse().withStatus(status).withBody(indiscreet()));
    assertUnavailable(
        answer, Fault.CONFIGURATION, secret(backend()).keySet().toArray(String[]::new));
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 500, 502, 503})
  void a_backend_in_trouble_is_the_backends_fault(int status) {
    MetricAnswer answer = answerTo(aResponse().withStatus(status).withBody(indiscreet()));
    assertUnavailable(answer, Fault.BACKEND, String.valueOf(status));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ok", "<html>login</html>"})
  void junk_is_the_backends_fault(String junk) {
    assertUnavailable(answerTo(ok(junk)), Fault.BACKEND);
  }

  @Test
  void half_an_answer_is_the_backends_fault() {
    String whole = answering(1);
    assertUnavailable(answerTo(ok(whole.substring(0, whole.length() - 2))), Fault.BACKEND);
  }

  @Test
  void an_answer_without_end_is_not_read_to_its_end() {
    String huge = answering(1) + " ".repeat(5 * 1024 * 1024);
    assertUnavailable(
        answerTo(ok(huge)),
        Fault.BACKEND,
        "gives far more than one value needs; aggregate the query");
  }

  @ParameterizedTest
  @ValueSource(strings = {"CONNECTION_RESET_BY_PEER", "EMPTY_RESPONSE", "RANDOM_DATA_THEN_CLOSE"})
  void a_broken_connection_is_the_backends_fault(String fault) {
    var broken = com.github.tomakehurst.wiremock.http.Fault.valueOf(fault);
    assertUnavailable(answerTo(aResponse().withFault(broken)), Fault.BACKEND);
  }

  @Test
  void a_slow_answer_is_given_up() {
    SERVER.stubFor(any(anyUrl()).willReturn(ok(answering(1)).withFixedDelay(MUCH_TOO_LATE)));
    assertUnavailable(ask(IMPATIENT, backend()), Fault.BACKEND, "within 300ms");
  }

  @Test
  void a_body_that_trickles_in_is_given_up() {
    ResponseDefinitionBuilder trickle = ok(answering(1)).withChunkedDribbleDelay(10, MUCH_TOO_LATE);
    SERVER.stubFor(any(anyUrl()).willReturn(trickle));
    assertUnavailable(ask(IMPATIENT, backend()), Fault.BACKEND, "within 300ms");
  }

  @Test
  void nobody_listening_is_the_backends_fault() {
    String nobody = "http://127.0.0.1:" + Ports.unused();
    assertUnavailable(ask(PATIENT, backend(nobody, false)), Fault.BACKEND, "refused");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"somewhere", "host:9090", "ftp://host", "http://", "http://a b", "http://h:1e"})
  void an_address_that_is_no_url_is_the_configurations_fault(String address) {
    assertUnavailable(ask(PATIENT, backend(address, false)), Fault.CONFIGURATION, "http://");
  }

  @Test
  void a_certificate_nobody_vouches_for_is_refused_with_a_clear_word() {
    SERVER.stubFor(any(anyUrl()).willReturn(ok(answering(1))));
    String address = "https://127.0.0.1:" + SERVER.getHttpsPort();
    assertUnavailable(
        ask(PATIENT, backend(address, false)),
        Fault.CONFIGURATION,
        "certificate",
        "insecureSkipVerify: true");
    assertThat(ask(PATIENT, backend(address, true))).isEqualTo(new Value(1));
  }

  @Test
  void credentials_do_not_follow_a_redirect_to_another_host() {
    String elsewhere = "http://localhost:" + SERVER.getPort() + "/elsewhere";
    MetricAnswer answer = answerTo(aResponse().withStatus(302).withHeader("Location", elsewhere));
    assertUnavailable(answer, Fault.CONFIGURATION, "redirects", "localhost");
    assertThat(SERVER.getAllServeEvents()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://169.254.169.254", "http://metadata.google.internal"})
  void an_address_that_may_not_be_called_is_the_configurations_fault(String address) {
    assertUnavailable(
        ask(PATIENT, backend(address, false)), Fault.CONFIGURATION, "-deny-hosts", "-allow-hosts");
  }

  @Test
  void a_name_is_called_at_the_address_that_was_looked_up() {
    SERVER.stubFor(any(anyUrl()).willReturn(ok(answering(1))));
    String plain = "http://localhost:" + SERVER.getPort();
    String tls = "https://localhost:" + SERVER.getHttpsPort();
    assertThat(ask(PATIENT, backend(plain, false))).isEqualTo(new Value(1));
    assertThat(ask(PATIENT, backend(tls, true))).isEqualTo(new Value(1));
  }

  @Test
  void an_interrupt_ends_the_wait_and_stays_set() throws Exception {
    try (SilentServer silent = SilentServer.start()) {
      Interrupted interrupted =
          Interrupted.during(silent, () -> ask(PATIENT, backend(silent.address(), false)));
      assertUnavailable(interrupted.answer(), Fault.BACKEND, "deadline");
      assertThat(interrupted.flagStayed()).isTrue();
    }
  }

  @Test
  void a_check_is_empty_for_a_good_backend_and_says_what_is_wrong_with_a_bad_one() {
    SERVER.stubFor(any(anyUrl()).willReturn(ok(healthy())));
    assertThat(Asking.patiently(provider()).check(backend())).isEmpty();
    SERVER.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(401).withBody(indiscreet())));
    assertThat(Asking.patiently(provider()).check(backend()))
        .hasValueSatisfying(why -> assertNoSecret(backend(), why));
    SERVER.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(500).withBody(indiscreet())));
    assertThat(Asking.patiently(provider()).check(backend()))
        .hasValueSatisfying(why -> assertNoSecret(backend(), why));
    assertThat(Asking.patiently(provider()).check(backend("nowhere", false))).isPresent();
  }
}
