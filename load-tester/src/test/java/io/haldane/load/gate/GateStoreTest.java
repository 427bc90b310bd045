package io.haldane.load.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.haldane.load.gate.GateKey.Kind;
import io.haldane.load.plan.Refusal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GateStoreTest {
  private static FakeConfigMaps server;

  @BeforeAll
  static void start() throws IOException {
    server = new FakeConfigMaps();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static GateKey key(Kind kind, String namespace, String name) {
    try {
      return GateKey.of(kind, namespace, name);
    } catch (Refusal e) {
      throw new AssertionError(e);
    }
  }

  private static GateKey gate(String name) {
    return key(Kind.GATE, "shop", name);
  }

  /** Those of a new process. */
  private static ConfigMapGates gates(String name) {
    return gates(server.url(), name);
  }

  private static ConfigMapGates gates(String url, String name) {
    Config config =
        new ConfigBuilder(Config.empty())
            .withMasterUrl(url)
            .withRequestRetryBackoffLimit(0)
            .build();
    return new ConfigMapGates(new ConfigMapCalls(config, "tools", name));
  }

  @Test
  void gates_of_memory_are_apart() throws Exception {
    areApart(new MemoryGates());
  }

  @Test
  void gates_of_a_config_map_are_apart() throws Exception {
    areApart(gates("apart"));
  }

  private static void areApart(GateStore store) throws Exception {
    GateKey gate = gate("backend");
    assertThat(store.isOpen(gate)).isFalse();

    store.open(gate);
    store.open(gate);

    assertThat(store.isOpen(gate)).isTrue();
    assertThat(store.isOpen(key(Kind.ROLLBACK, "shop", "backend"))).isFalse();
    assertThat(store.isOpen(gate("backend.a"))).isFalse();
    assertThat(store.isOpen(key(Kind.GATE, "other", "backend"))).isFalse();
    store.close(gate);
    store.close(gate);
    assertThat(store.isOpen(gate)).isFalse();
  }

  @Test
  void a_restart_and_other_replicas_see_the_same_gates() throws Exception {
    assertThat(gates("shared").problem()).isEmpty();
    gates("shared").open(gate("one"));
    gates("shared").open(gate("two"));
    gates("shared").close(gate("one"));

    assertThat(gates("shared").problem()).isEmpty();
    assertThat(gates("shared").isOpen(gate("one"))).isFalse();
    assertThat(gates("shared").isOpen(gate("two"))).isTrue();
    assertThat(gates("other").isOpen(gate("two"))).isFalse();
  }

  @Test
  void a_config_map_that_somebody_deletes_closes_all_gates() throws Exception {
    gates("deleted").open(gate("one"));
    server.objects.remove("/api/v1/namespaces/tools/configmaps/deleted");

    assertThat(gates("deleted").isOpen(gate("one"))).isFalse();
    gates("deleted").open(gate("one"));
    assertThat(gates("deleted").isOpen(gate("one"))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403, 404})
  void without_permission_gates_cannot_be_kept(int status) throws IOException {
    HttpServer refusing = answering(status);
    try {
      ConfigMapGates gates = gates(url(refusing), "gates");

      assertThat(gates.problem())
          .hasValueSatisfying(text -> assertThat(text).contains("answers " + status));
    } finally {
      refusing.stop(0);
    }
  }

  @Test
  void an_api_server_that_is_ill_may_get_well() throws IOException {
    HttpServer failing = answering(503);
    try {
      ConfigMapGates gates = gates(url(failing), "gates");

      assertThat(gates.problem()).isEmpty();
      assertThatThrownBy(() -> gates.isOpen(gate("one"))).isInstanceOf(GatesUnavailable.class);
      assertThatThrownBy(() -> gates.open(gate("one"))).isInstanceOf(GatesUnavailable.class);
      assertThatThrownBy(() -> gates.close(gate("one"))).isInstanceOf(GatesUnavailable.class);
    } finally {
      failing.stop(0);
    }
  }

  @Test
  void nobody_knows_a_gate_without_an_api_server() {
    ConfigMapGates gates = gates("http://127.0.0.1:1/", "gates");

    assertThat(gates.problem()).isEmpty();
    assertThatThrownBy(() -> gates.isOpen(gate("one")))
        .isInstanceOf(GatesUnavailable.class)
        .hasMessageContaining("the API server does not answer");
  }

  private static HttpServer answering(int status) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    server.start();
    return server;
  }

  private static String url(HttpServer server) {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @Test
  void open_gates_have_a_limit_and_closing_is_always_possible() throws Exception {
    MemoryGates store = new MemoryGates();
    for (int number = 0; number < GateStore.MOST_OPEN; number++) {
      store.open(gate("gate-" + number));
    }

    assertThatThrownBy(() -> store.open(gate("more"))).isInstanceOf(Refusal.class);
    store.close(gate("gate-0"));
    store.open(gate("more"));
    assertThat(store.isOpen(gate("more"))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"'', backend", "shop, ''", "shop.a, backend", "Shop, backend", "shop, '../a'"})
  void a_gate_needs_a_canary(String namespace, String name) {
    assertThatThrownBy(() -> GateKey.of(Kind.GATE, namespace, name)).isInstanceOf(Refusal.class);
  }
}
