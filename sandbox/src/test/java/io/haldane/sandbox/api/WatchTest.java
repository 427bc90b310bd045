package io.haldane.sandbox.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class WatchTest extends ApiTest {
  private final KubernetesClient client = api.client("a-controller");
  private final List<String> seen = new CopyOnWriteArrayList<>();
  private final SharedIndexInformer<ConfigMap> informer =
      client.configMaps().inNamespace("shop").withLabel("app").inform(new Recorder());

  @AfterEach
  void closes() {
    informer.stop();
    client.close();
  }

  @Test
  void an_informer_sees_every_change_in_order() {
    create("a");
    client.configMaps().inNamespace("shop").withName("a").edit(c -> with(c, "2"));
    client.configMaps().inNamespace("shop").withName("a").delete();

    until("three events", () -> seen.size() == 3);
    assertThat(seen).containsExactly("added a 1", "updated a 2", "deleted a 2");
  }

  @Test
  void an_object_that_loses_the_label_is_gone_for_the_watch() {
    create("a");
    http.merge(CONFIG_MAPS + "/a", "{\"metadata\":{\"labels\":null}}");
    until("the deletion", () -> seen.contains("deleted a 1"));
  }

  @Test
  void what_happens_while_a_watch_is_away_is_told_when_it_is_back() {
    create("a");
    until("the first event", () -> !seen.isEmpty());
    api.faults().next(2, request -> request.verb() == Verb.WATCH, new Fault.Refuse(503));
    api.faults().dropWatches();
    http.send("DELETE", CONFIG_MAPS + "/a", "application/json", "");

    until("the deletion", () -> seen.contains("deleted a 1"));
  }

  @Test
  void a_watch_from_before_the_history_lists_again() {
    create("a");
    until("the first event", () -> !seen.isEmpty());
    api.faults().next(1, request -> request.verb() == Verb.WATCH, new Fault.Refuse(503));
    api.faults().dropWatches();
    http.send("DELETE", CONFIG_MAPS + "/a", "application/json", "");
    api.faults().forgetHistory();
    create("b");

    until("both events", () -> seen.contains("added b 1") && seen.contains("deleted a 1"));
  }

  @Test
  void a_burst_keeps_its_order() {
    create("a");
    IntStream.rangeClosed(2, 200)
        .forEach(i -> http.merge(CONFIG_MAPS + "/a", "{\"data\":{\"a\":\"" + i + "\"}}"));

    until("the last event", () -> seen.contains("updated a 200"));
    assertThat(seen).hasSize(200).last().isEqualTo("updated a 200");
  }

  private void create(String name) {
    http.post(CONFIG_MAPS, configMap(name, ",\"labels\":{\"app\":\"x\"}"));
  }

  private static ConfigMap with(ConfigMap configMap, String value) {
    return new ConfigMapBuilder(configMap).addToData("a", value).build();
  }

  private final class Recorder implements ResourceEventHandler<ConfigMap> {
    @Override
    public void onAdd(ConfigMap object) {
      note("added", object);
    }

    @Override
    public void onUpdate(ConfigMap before, ConfigMap after) {
      note("updated", after);
    }

    @Override
    public void onDelete(ConfigMap object, boolean stateUnknown) {
      note("deleted", object);
    }

    private void note(String what, ConfigMap object) {
      seen.add(what + " " + object.getMetadata().getName() + " " + object.getData().get("a"));
    }
  }
}
