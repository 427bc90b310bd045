package io.haldane.outbound.admission;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.haldane.outbound.CallOptions;
import io.haldane.outbound.HttpCall;
import io.haldane.outbound.HttpReply;
import io.haldane.outbound.OutboundClient;
import io.haldane.testing.HandClock;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A real server that hangs, breaks connections or answers with errors. */
@Timeout(60)
class SilentServersTest {
  @RegisterExtension
  private static final WireMockExtension SERVER =
      WireMockExtension.newInstance()
          // A call that hangs must not keep one of its threads.
          .options(
              options()
                  .bindAddress("127.0.0.1")
                  .dynamicPort()
                  .asynchronousResponseEnabled(true)
                  .asynchronousResponseThreads(4))
          .build();

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration HASTE = Duration.ofMillis(200);
  private static final Duration HANGS = Duration.ofMinutes(1);

  private final HandClock clock = new HandClock();
  private final Calls calls = new Calls(new Circuits(clock));
  private final OutboundClient client = new OutboundClient();

  @AfterEach
  void stop() {
    calls.close();
    client.close();
  }

  private static CallTarget server(String tenant) {
    return CallTarget.of(Purpose.METRICS, tenant, address());
  }

  private static String address() {
    return "http://127.0.0.1:" + SERVER.getPort();
  }

  private Outcome<HttpReply> ask(String tenant, Duration deadline) {
    HttpCall call = HttpCall.get(URI.create(address()), Map.of(), CallOptions.of(true));
    return calls.call(server(tenant), PATIENCE, deadline, () -> client.send(call, PATIENCE));
  }

  /** As many canaries as open a circuit ask at once. */
  private List<Outcome<HttpReply>> all(Duration deadline) throws Exception {
    Callable<Outcome<HttpReply>> one = () -> ask("shop", deadline);
    List<Future<Outcome<HttpReply>>> begun = new ArrayList<>();
    for (int i = 0; i < Circuits.FAILURES; i++) {
      begun.add(calls.begin(one));
    }
    List<Outcome<HttpReply>> outcomes = new ArrayList<>();
    for (Future<Outcome<HttpReply>> each : begun) {
      outcomes.add(each.get());
    }
    return outcomes;
  }

  private static void hang() {
    SERVER.stubFor(any(anyUrl()).willReturn(ok().withFixedDelay((int) HANGS.toMillis())));
  }

  @Test
  void a_server_that_hangs_is_not_asked_by_everyone_and_is_asked_again_when_it_is_back()
      throws Exception {
    hang();
    assertThat(all(HASTE)).hasOnlyElementsOfType(Outcome.Failed.class);
    Outcome.NotAsked<HttpReply> spared =
        new Outcome.NotAsked<>(address() + " did not answer the last calls of namespace shop");
    for (int i = 0; i < 100; i++) {
      assertThat(ask("shop", PATIENCE)).isEqualTo(spared);
    }
    assertThat(ask("till", HASTE)).isInstanceOf(Outcome.Failed.class);

    SERVER.stubFor(any(anyUrl()).willReturn(ok()));
    assertThat(ask("shop", PATIENCE)).isEqualTo(spared);
    clock.pass(Circuits.OPEN.plusMillis(1));

    assertThat(ask("shop", PATIENCE)).isInstanceOf(Outcome.Answered.class);
    assertThat(all(PATIENCE)).hasOnlyElementsOfType(Outcome.Answered.class);
  }

  @Test
  void connections_that_break_count() throws Exception {
    SERVER.stubFor(any(anyUrl()).willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
    assertThat(all(PATIENCE))
        .allSatisfy(outcome ->
            assertThat(outcome).extracting("answer").isInstanceOf(HttpReply.Failed.class));

    assertThat(ask("shop", PATIENCE)).isInstanceOf(Outcome.NotAsked.class);
  }

  @Test
  void an_error_is_an_answer() throws Exception {
    SERVER.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(503)));
    all(PATIENCE);
    all(PATIENCE);

    assertThat(ask("shop", PATIENCE)).isInstanceOf(Outcome.Answered.class);
  }

  @Test
  void crashes_of_our_own_say_nothing_about_a_server() {
    for (int i = 0; i < 2 * Circuits.FAILURES; i++) {
      assertThat(crash()).isInstanceOf(Outcome.Failed.class);
    }

    SERVER.stubFor(any(anyUrl()).willReturn(ok()));
    assertThat(ask("shop", PATIENCE)).isInstanceOf(Outcome.Answered.class);
  }

  @Test
  void a_trial_that_crashes_is_followed_by_another() throws Exception {
    hang();
    all(HASTE);
    clock.pass(Circuits.OPEN.plusMillis(1));
    SERVER.stubFor(any(anyUrl()).willReturn(ok()));

    assertThat(crash()).isInstanceOf(Outcome.Failed.class);

    assertThat(ask("shop", PATIENCE)).isInstanceOf(Outcome.Answered.class);
  }

  private Outcome<String> crash() {
    return calls.call(
        server("shop"),
        PATIENCE,
        PATIENCE,
        () -> {
          throw new IllegalStateException("on purpose");
        });
  }
}
