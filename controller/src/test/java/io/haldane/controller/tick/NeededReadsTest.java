package io.haldane.controller.tick;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.haldane.api.LiveObjects;
import io.haldane.api.Manifest;
import io.haldane.api.ObjectRef;
import io.haldane.controller.testing.Acts;
import io.haldane.controller.testing.ApiServer;
import io.haldane.controller.testing.Objects;
import io.haldane.controller.testing.Running;
import io.haldane.engine.decision.Decision;
import io.haldane.engine.world.World;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NeededReadsTest {
  private static final ObjectRef FIRST = Objects.configMap("first");
  private final ApiServer api = new ApiServer();
  private final List<World> worlds = new CopyOnWriteArrayList<>();
  private final AtomicInteger asked = new AtomicInteger();

  @AfterEach
  void stop() {
    api.close();
  }

  /** One map names the other. */
  private Set<ObjectRef> needs(LiveObjects live) {
    asked.incrementAndGet();
    Set<ObjectRef> needs = new HashSet<>(Set.of(FIRST));
    live.tree(FIRST)
        .map(map -> map.at("/data/next").asText())
        .map(Objects::configMap)
        .ifPresent(needs::add);
    return needs;
  }

  private Decision rest(World world) {
    worlds.add(world);
    return Acts.rest(world);
  }

  private void create(Manifest object) {
    api.client().resource(object.body().toString()).inNamespace("test").create();
  }

  private void change(String name, String field, String value) {
    ConfigMap map = api.client().configMaps().inNamespace("test").withName(name).get();
    map.setData(Map.of(field, value));
    api.client().resource(map).update();
  }

  private boolean last(ObjectRef there, String gone) {
    LiveObjects live = worlds.getLast().live();
    return live.has(there) && !live.has(Objects.configMap(gone));
  }

  @Test
  void what_is_needed_follows_what_names_it_and_is_asked_for_once_while_it_stays_the_same() {
    create(Objects.manifest("first", "next", "old"));
    create(Objects.manifest("old", "a", "1"));
    create(Objects.manifest("new", "a", "1"));
    Objects.create(api.client(), Objects.canary("shop"));
    Running.Choices choices = new Running.Choices().needs((_, _, live) -> needs(live));
    try (Running running = Running.on(api, choices, this::rest)) {
      awaitRest(running, 0, Objects.configMap("old"), "new");

      int before = asked.get();
      int seen = worlds.size();
      change("old", "a", "2");
      awaitRest(running, seen, Objects.configMap("old"), "new");
      assertThat(asked.get() - before).isEqualTo(worlds.size() - seen);

      seen = worlds.size();
      change("first", "next", "new");
      awaitRest(running, seen, Objects.configMap("new"), "old");

      seen = worlds.size();
      change("new", "a", "2");
      awaitRest(running, seen, Objects.configMap("new"), "old");
    }
  }

  private void awaitRest(Running running, int seen, ObjectRef there, String gone) {
    assertThat(Objects.eventually(() -> worlds.size() > seen && last(there, gone))).isTrue();
    assertThat(Objects.eventually(() -> running.controller().queueDepth() == 0)).isTrue();
  }
}
