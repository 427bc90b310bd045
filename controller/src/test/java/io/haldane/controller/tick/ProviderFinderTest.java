package io.haldane.controller.tick;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.routing.RouteTarget;
import io.haldane.api.routing.RouterSettings;
import io.haldane.api.v1beta1.Canary;
import io.haldane.controller.Wiring;
import io.haldane.controller.kube.Caches;
import io.haldane.controller.kube.CanaryKey;
import io.haldane.controller.kube.Clusters;
import io.haldane.controller.testing.ApiServer;
import io.haldane.controller.testing.Objects;
import io.haldane.engine.recognition.AutoProvider;
import io.haldane.engine.recognition.ProviderChoice;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a search asks the API server, and how often. */
final class ProviderFinderTest {
  private static final String PROXIES =
      "GET /apis/projectcontour.io/v1/namespaces/test/httpproxies";
  private static final String SERVICES =
      "GET /apis/networking.istio.io/v1beta1/namespaces/test/virtualservices";

  private final ApiServer api = new ApiServer();
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
  private final Caches caches =
      new Caches(
          Clusters.single(api.connect()),
          null,
          Set.of(),
          _ -> false,
          _ -> {},
          now::get,
          Duration.ofMinutes(5));
  private final ProviderFinder finder =
      new ProviderFinder(Wiring.load().routers(), caches.routes(), now::get);
  private final Canary canary = Objects.canary("web");
  private int seen;

  @BeforeEach
  void serve() {
    api.serve("networking.istio.io/v1beta1", "projectcontour.io/v1");
  }

  @AfterEach
  void stop() {
    caches.close();
    api.close();
  }

  private ProviderFinder.Search find(Canary canary) {
    return finder.find(new RouteTarget(canary, AutoProvider.NAME, RouterSettings.NONE));
  }

  private ProviderChoice find() {
    return find(canary).choice();
  }

  private void after(Duration time) {
    now.updateAndGet(before -> before.plus(time));
  }

  /** Requests since the last question, without what follows the path. */
  private List<String> asked() {
    List<String> all = api.requests();
    List<String> fresh = all.subList(seen, all.size());
    seen = all.size();
    return fresh.stream().map(line -> line.replaceFirst("\\?.*", "")).toList();
  }

  @Test
  void a_search_is_one_discovery_and_one_list_of_the_namespace_for_each_kind_that_is_served() {
    assertThat(find()).isEqualTo(new ProviderChoice.Chosen("istio", "the cluster serves its API"));
    assertThat(asked()).containsExactlyInAnyOrder("GET /apis", PROXIES, SERVICES);
  }

  @Test
  void another_canary_shares_the_discovery() {
    find();
    asked();
    find(Objects.canary("shop"));
    assertThat(asked()).containsExactlyInAnyOrder(PROXIES, SERVICES);
  }

  @Test
  void what_was_found_is_not_searched_again_before_a_pause_that_grows() {
    find();
    for (int pause : List.of(10, 20, 40, 80, 160, 300, 300)) {
      asked();
      after(Duration.ofSeconds(pause - 1));
      find();
      assertThat(asked()).as("before %d s", pause).isEmpty();
      after(Duration.ofSeconds(1));
      find();
      assertThat(asked()).as("after %d s", pause).contains("GET /apis", SERVICES);
    }
  }

  @Test
  void a_changed_spec_is_searched_at_once() {
    canary.getMetadata().setGeneration(1L);
    find();
    asked();
    canary.getMetadata().setGeneration(2L);
    find();
    assertThat(asked()).contains(SERVICES);
  }

  @Test
  void a_canary_that_is_gone_is_forgotten() {
    find();
    finder.forget(CanaryKey.of(canary));
    asked();
    find();
    assertThat(asked()).contains(SERVICES);
  }

  @Test
  void a_kind_that_may_not_be_listed_is_not_known_and_its_provider_not_taken() {
    try (ApiServer.Fault refused = api.fail(SERVICES, 403)) {
      assertThat(find())
          .isEqualTo(
              new ProviderChoice.NotKnown(
                  "no route leads to the Service web, and no mesh routes every Service; not known: the controller may not list virtualservices.networking.istio.io"));
    }
  }

  @Test
  void a_kind_that_does_not_answer_decides_nothing() {
    try (ApiServer.Fault failing = api.fail(PROXIES, 500)) {
      assertThat(find())
          .isEqualTo(
              new ProviderChoice.NotKnown(
                  "httpproxies.projectcontour.io cannot be listed: the API server failed with 500: failing on demand"));
    }
  }

  @Test
  void groups_that_cannot_be_listed_decide_nothing() {
    try (ApiServer.Fault failing = api.fail("GET /apis", 403)) {
      assertThat(find())
          .isEqualTo(
              new ProviderChoice.NotKnown(
                  "the API groups of the cluster cannot be listed: failing on demand"));
    }
  }

  @Test
  void a_kind_that_its_group_lacks_is_a_mesh_that_is_not_there() {
    try (ApiServer.Fault missing = api.fail(SERVICES, 404)) {
      assertThat(find()).isInstanceOf(ProviderChoice.NotFound.class);
    }
  }
}
