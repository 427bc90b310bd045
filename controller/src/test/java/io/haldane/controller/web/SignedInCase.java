package io.haldane.controller.web;

import static io.haldane.controller.web.Acts.act;
import static io.haldane.controller.web.Canaries.START;
import static io.haldane.controller.web.Canaries.status;
import static io.haldane.controller.web.Canaries.weighted;

import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.controller.kube.CanaryKey;
import io.haldane.controller.web.login.FakeCluster;
import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.inject.Inject;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A dashboard with a login by tokens, and canaries in two namespaces. */
@SuppressWarnings("NullAway.Init") // Quarkus and the set-up method fill the fields
abstract class SignedInCase {
  static final String CHECKOUT = "/api/canaries/shop/checkout";
  static final String ORDERS = CHECKOUT + "/orders";
  static final String PROMOTE =
      "{\"verb\": \"promote\", \"token\": \"0123456789ab\", \"revision\": \"v2\"}";

  @Inject History history;

  @Inject FakeCluster cluster;

  @TestHTTPResource("/")
  URI root;

  Client client;

  @BeforeEach
  void canaries_run_in_two_namespaces() {
    client = new Client(root);
    cluster.reset();
    cluster.hold("shop", "checkout", "{\"phase\": \"Progressing\", \"lastAppliedSpec\": \"v2\"}");
    show("shop", "checkout", 20);
    show("web", "search", 10);
  }

  @AfterEach
  void forget() {
    history.gone(new CanaryKey("shop", "checkout"));
    history.gone(new CanaryKey("web", "search"));
    history.gone(new CanaryKey("secret", "plan"));
  }

  void show(String namespace, String name, int weight) {
    var next = status(CanaryPhase.PROGRESSING, weight);
    history.written(weighted(namespace, name), act(next, "advance", "Up to " + weight), START);
  }
}
