package io.haldane.controller.tick;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.haldane.api.Manifest;
import io.haldane.api.ObjectRef;
import io.haldane.api.routing.RouteState;
import io.haldane.api.routing.Traffic;
import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.api.v1beta1.Condition;
import io.haldane.controller.kube.CanaryKey;
import io.haldane.controller.testing.Acts;
import io.haldane.controller.testing.ApiServer;
import io.haldane.controller.testing.Objects;
import io.haldane.controller.testing.Running;
import io.haldane.engine.Engine;
import io.haldane.engine.Needs;
import io.haldane.engine.decision.Action;
import io.haldane.engine.decision.Decision;
import io.haldane.engine.decision.Question;
import io.haldane.engine.world.RouterFacts;
import io.haldane.engine.world.World;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TickTest {
  private static final CanaryKey SHOP = new CanaryKey("test", "shop");
  private final ApiServer api = new ApiServer();
  private final Queue<World> worlds = new ConcurrentLinkedQueue<>();

  @AfterEach
  void stop() {
    api.close();
  }

  private Decision route(World world, int weight) {
    worlds.add(world);
    boolean done = world.canary().statusOrEmpty().phase() == CanaryPhase.PROGRESSING;
    Decision.Act act =
        Acts.act(
            Acts.phase(world, CanaryPhase.PROGRESSING),
            List.of(new Action.Route(Traffic.weight(weight))));
    return done ? act : Acts.thenAtOnce(act);
  }

  private CanaryStatus status(CanaryKey key) {
    return Optional.ofNullable(Objects.get(api.client(), key))
        .map(Canary::statusOrEmpty)
        .orElse(CanaryStatus.EMPTY);
  }

  private Optional<Condition> reconciled(CanaryKey key) {
    return status(key).conditions().stream().filter(c -> c.type().equals("Reconciled")).findFirst();
  }

  private Optional<ConfigMap> map(String name) {
    return Optional.ofNullable(api.client().configMaps().inNamespace("test").withName(name).get());
  }

  private List<String> events() {
    return api.client().v1().events().inNamespace("test").list().getItems().stream()
        .map(Event::getMessage)
        .toList();
  }

  private static boolean routed(World world, int weight) {
    return world.router() instanceof RouterFacts.Known known
        && known.state().equals(new RouteState.Routed(Traffic.weight(weight)));
  }

  @Test
  void what_is_decided_is_applied_then_written_then_seen() {
    Objects.create(api.client(), Objects.canary("shop"));
    try (Running _ = Running.on(api, new Running.Choices(), world -> route(world, 10))) {
      assertThat(Objects.eventually(() -> worlds.stream().anyMatch(w -> routed(w, 10)))).isTrue();
    }
    assertThat(status(SHOP).phase()).isEqualTo(CanaryPhase.PROGRESSING);
    assertThat(api.writes())
        .containsSubsequence(
            "POST /api/v1/namespaces/test/configmaps?fieldManager=haldane",
            "PATCH /apis/flagger.app/v1beta1/namespaces/test/canaries/shop/status"
                + "?fieldManager=haldane");
  }

  @Test
  void conditions_for_any_tool_are_written_with_the_same_patch_if_they_are_wanted() {
    Objects.create(api.client(), Objects.canary("shop"));
    Running.Choices choices = new Running.Choices().setting("common-conditions", "true");
    try (Running _ = Running.on(api, choices, world -> route(world, 10))) {
      assertThat(Objects.eventually(() -> worlds.stream().anyMatch(w -> routed(w, 10)))).isTrue();
    }
    assertThat(status(SHOP).conditions())
        .extracting(condition -> condition.type() + "=" + condition.status())
        .contains("Ready=Unknown", "Reconciling=True")
        .doesNotContain("Stalled=True");
    assertThat(api.writes()).filteredOn(line -> line.contains("/canaries/shop/status")).hasSize(1);
  }

  @Test
  void what_is_wrong_around_a_canary_is_written_with_the_patch_that_begins_it() {
    String analysis = "{\"interval\": \"10s\", \"threshold\": 3, \"stepWeight\": 10}";
    Objects.create(api.client(), Objects.canary("shop", "shop", analysis));
    Deployment bare =
        Objects.read(
            """
            {"metadata": {"name": "shop", "namespace": "test"},
             "spec": {"selector": {"matchLabels": {"app": "shop"}},
               "template": {"metadata": {"labels": {"app": "shop"}},
                 "spec": {"containers": [{"name": "app", "image": "shop:1"}]}}}}
            """,
            Deployment.class);
    api.client().resource(bare).create();
    Running.Choices choices = new Running.Choices().needs(Needs::of);
    try (Running running = Running.on(api, choices, Engine::decide)) {
      assertThat(Objects.eventually(() -> status(SHOP).phase() == CanaryPhase.INITIALIZING))
          .isTrue();
      assertThat(Objects.eventually(() -> running.controller().queueDepth() == 0)).isTrue();
    }
    assertThat(status(SHOP).conditions())
        .extracting(condition -> condition.type() + "=" + condition.status())
        .contains("Promoted=Unknown", "Healthy=False");
    assertThat(api.writes()).filteredOn(line -> line.contains("/canaries/shop/status")).hasSize(1);
    assertThat(api.requests()).noneMatch(line -> line.contains("poddisruptionbudgets"));
  }

  @Test
  void a_steady_canary_costs_no_request() {
    Objects.create(api.client(), Objects.canary("shop"));
    try (Running running = Running.on(api, new Running.Choices(), world -> route(world, 10))) {
      assertThat(Objects.eventually(() -> worlds.stream().anyMatch(w -> routed(w, 10)))).isTrue();
      assertThat(Objects.eventually(() -> running.controller().queueDepth() == 0)).isTrue();
      long before = otherThanLeases();
      Instant now = Instant.now();
      int seen = worlds.size();
      Canary touched = Objects.get(api.client(), SHOP);
      touched.getMetadata().setAnnotations(Map.of("touched", now.toString()));
      api.client().resource(touched).update();

      assertThat(Objects.eventually(() -> worlds.size() > seen)).isTrue();
      assertThat(Objects.eventually(() -> running.controller().queueDepth() == 0)).isTrue();
      assertThat(otherThanLeases())
          .as("the touch itself, and its two reads")
          .isLessThanOrEqualTo(before + 3);
    }
  }

  private long otherThanLeases() {
    return api.requests().stream().filter(line -> !line.contains("/leases")).count();
  }

  @Test
  void an_object_that_the_canary_made_last_and_that_goes_is_made_again() {
    Objects.create(api.client(), Objects.canary("shop"));
    Function<World, Decision> once =
        world ->
            Acts.act(
                Acts.phase(world, CanaryPhase.PROGRESSING),
                List.of(new Action.Route(Traffic.weight(10))));
    try (Running running = Running.on(api, new Running.Choices(), once)) {
      assertThat(Objects.eventually(() -> map("shop-route").isPresent())).isTrue();
      assertThat(Objects.eventually(() -> running.controller().queueDepth() == 0)).isTrue();
      ConfigMap route = map("shop-route").orElseThrow();
      api.client().resource(route).delete();

      assertThat(
              Objects.eventually(() ->
                  map("shop-route")
                      .filter(
                          now -> !now.getMetadata().getUid().equals(route.getMetadata().getUid()))
                      .isPresent()))
          .isTrue();
    }
  }

  @Test
  void drift_of_an_object_that_the_canary_needs_wakes_it() {
    Objects.create(api.client(), Objects.canary("shop"));
    try (Running _ = Running.on(api, new Running.Choices(), world -> route(world, 10))) {
      assertThat(Objects.eventually(() -> worlds.stream().anyMatch(w -> routed(w, 10)))).isTrue();
      ConfigMap route = map("shop-route").orElseThrow();
      route.getData().put("weight", "99");
      api.client().resource(route).update();

      assertThat(Objects.eventually(() -> worlds.stream().anyMatch(w -> routed(w, 99)))).isTrue();
      assertThat(
              Objects.eventually(
                  () -> "10".equals(map("shop-route").orElseThrow().getData().get("weight"))))
          .isTrue();
    }
  }

  @Test
  void a_conflict_is_observed_again_and_is_no_error() {
    Objects.create(api.client(), Objects.canary("shop"));
    String path = "PATCH /apis/flagger.app/v1beta1/namespaces/test/canaries/shop/status";
    ApiServer.Fault conflict = api.fail(path, 409);
    try (Running _ = Running.on(api, new Running.Choices(), world -> route(world, 10))) {
      assertThat(Objects.eventually(() -> worlds.size() >= 3)).isTrue();
      conflict.close();

      assertThat(Objects.eventually(() -> status(SHOP).phase() == CanaryPhase.PROGRESSING))
          .isTrue();
      assertThat(reconciled(SHOP)).isEmpty();
    }
  }

  @Test
  void a_refused_action_leaves_the_decision_unwritten_and_says_why_once_until_it_works() {
    Objects.create(api.client(), Objects.canary("shop"));
    ApiServer.Fault refusal = api.fail("POST /api/v1/namespaces/test/configmaps", 403);
    try (Running _ = Running.on(api, new Running.Choices(), world -> route(world, 10))) {
      assertThat(Objects.eventually(() -> worlds.size() >= 3 && !events().isEmpty())).isTrue();
      assertThat(status(SHOP).phase()).isEqualTo(CanaryPhase.NEW);
      assertThat(reconciled(SHOP)).get().extracting(Condition::reason).isEqualTo("ApplyFailed");
      assertThat(events())
          .containsExactly(
              "Cannot create ConfigMap test/shop-route: failing on demand. Grant the controller's"
                  + " service account that permission.");
      refusal.close();

      assertThat(Objects.eventually(() -> status(SHOP).phase() == CanaryPhase.PROGRESSING))
          .isTrue();
      assertThat(reconciled(SHOP)).get().extracting(Condition::status).isEqualTo("True");
    }
  }

  @Test
  void a_broken_canary_does_not_disturb_another() {
    Objects.create(api.client(), Objects.canary("bank"));
    Objects.create(api.client(), Objects.canary("shop"));
    try (Running _ =
        Running.on(
            api,
            new Running.Choices(),
            world -> {
              if (world.canary().getMetadata().getName().equals("bank")) {
                throw new IllegalStateException("on purpose");
              }
              return route(world, 10);
            })) {
      assertThat(Objects.eventually(() -> status(SHOP).phase() == CanaryPhase.PROGRESSING))
          .isTrue();
      CanaryKey bank = new CanaryKey("test", "bank");
      assertThat(Objects.eventually(() -> reconciled(bank).isPresent())).isTrue();
      assertThat(reconciled(bank)).get().extracting(Condition::reason).isEqualTo("InternalError");
    }
  }

  @Test
  void the_younger_of_two_canaries_of_one_target_is_told_of_the_elder() {
    Objects.create(api.client(), Objects.canary("a", "same", "{}"));
    Objects.create(api.client(), Objects.canary("b", "same", "{}"));
    try (Running _ =
        Running.on(
            api,
            new Running.Choices(),
            world -> {
              worlds.add(world);
              return Acts.rest(world);
            })) {
      assertThat(Objects.eventually(() -> worlds.size() >= 2)).isTrue();
    }
    assertThat(worlds)
        .allSatisfy(world ->
            assertThat(world.rivals())
                .isEqualTo(
                    world.canary().getMetadata().getName().equals("b")
                        ? List.of("a.test")
                        : List.of()));
  }

  /** Needs an answer before it decides, and has something to announce. */
  private Decision asksFirst(World world) {
    if (world.answers().byQuestion().isEmpty()) {
      return new Decision.Ask(Set.of(new Question.Turn("test", "shop", null)));
    }
    worlds.add(world);
    return Acts.act(
        Acts.phase(world, CanaryPhase.PROGRESSING),
        List.of(new Action.Route(Traffic.weight(10))),
        List.of(Acts.news("0a", Instant.now())));
  }

  @Test
  void an_observer_sees_each_part_of_a_tick_in_order_and_the_end_of_the_canary() {
    Queue<String> seen = new ConcurrentLinkedQueue<>();
    Canary canary = Objects.create(api.client(), Objects.canary("shop"));
    try (Running _ =
        Running.on(api, new Running.Choices().observer(new Diary(seen)), this::asksFirst)) {
      assertThat(Objects.eventually(() -> seen.contains("ended shop.test"))).isTrue();
      assertThat(seen)
          .containsSubsequence(
              "observed shop.test",
              "asked 1",
              "decided on 1 answers",
              "applied Done",
              "persisted PROGRESSING",
              "announced message of 0a",
              "ended shop.test");
      api.client().resource(canary).delete();

      assertThat(Objects.eventually(() -> seen.contains("gone shop.test"))).isTrue();
    }
  }

  @Test
  void an_observer_that_throws_changes_nothing() {
    Canary canary = Objects.create(api.client(), Objects.canary("shop"));
    Queue<String> seen = new ConcurrentLinkedQueue<>();
    TickObserver faulty =
        (TickObserver)
            Proxy.newProxyInstance(
                TickObserver.class.getClassLoader(),
                new Class<?>[] {TickObserver.class},
                (_, method, _) -> {
                  if (method.getReturnType() == boolean.class) {
                    return false;
                  }
                  seen.add(method.getName());
                  throw new IllegalStateException("on purpose");
                });
    try (Running _ = Running.on(api, new Running.Choices().observer(faulty), this::asksFirst)) {
      assertThat(Objects.eventually(() -> status(SHOP).phase() == CanaryPhase.PROGRESSING))
          .isTrue();
      assertThat(map("shop-route")).isPresent();
      assertThat(reconciled(SHOP)).isEmpty();
      api.client().resource(canary).delete();
      assertThat(Objects.eventually(() -> seen.contains("gone"))).isTrue();
    }
    assertThat(seen)
        .contains("observed", "asked", "decided", "applied", "persisted", "announced", "ended");
  }

  private void create(Manifest object) {
    api.client().resource(object.body().toString()).inNamespace("test").create();
  }

  @Test
  void a_decision_reads_what_it_asked_for() {
    ObjectRef wanted = Objects.configMap("settings");
    create(Objects.manifest("settings", "a", "b"));
    Objects.create(api.client(), Objects.canary("shop"));
    Running.Choices choices = new Running.Choices().needs((_, _, _) -> Set.of(wanted));
    try (Running _ =
        Running.on(
            api,
            choices,
            world -> {
              worlds.add(world);
              return Acts.rest(world);
            })) {
      assertThat(Objects.eventually(() -> !worlds.isEmpty())).isTrue();
    }
    assertThat(worlds).allMatch(world -> world.live().find(wanted).isPresent());
  }
}
