package io.haldane.outbound;

import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.haldane.outbound.admission.CallTarget;
import io.haldane.outbound.admission.Calls;
import io.haldane.outbound.admission.Outcome;
import io.haldane.outbound.admission.Purpose;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The span of a call reaches its receiver through the threads that make the call. */
final class TraceParentTest {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final String PARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

  @RegisterExtension
  static final WireMockExtension SERVER = WireMockExtension.newInstance().build();

  private final Calls calls = new Calls();
  private final OutboundClient client = new OutboundClient();

  @AfterEach
  void close() {
    calls.close();
    client.close();
  }

  private Outcome<HttpReply> call(String path) {
    SERVER.stubFor(any(anyUrl()).willReturn(ok()));
    URI uri = URI.create("http://localhost:" + SERVER.getPort() + path);
    return calls.call(
        CallTarget.of(Purpose.HOOKS, "shop", uri.toString()),
        SOON,
        SOON,
        () -> client.send(HttpCall.get(uri, Map.of(), CallOptions.of(true)), SOON));
  }

  @Test
  void a_call_of_a_traced_run_carries_its_span() {
    Outcome<HttpReply> outcome = TraceParent.with(Optional.of(PARENT), () -> call("/traced"));

    assertThat(outcome).isInstanceOf(Outcome.Answered.class);
    SERVER.verify(
        getRequestedFor(urlEqualTo("/traced")).withHeader("traceparent", equalTo(PARENT)));
    assertThat(TraceParent.current()).isEmpty();
  }

  @Test
  void any_other_call_carries_none() {
    assertThat(TraceParent.with(Optional.empty(), () -> call("/plain")))
        .isInstanceOf(Outcome.Answered.class);
    SERVER.verify(getRequestedFor(urlEqualTo("/plain")).withHeader("traceparent", absent()));
  }
}
