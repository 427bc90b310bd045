package io.haldane.api.decode;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.v1alpha1.CanaryRun;
import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.CanaryPhase;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Garbage in any field of a record harms neither its canary nor its readers. */
class BrokenRecordsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> GARBAGE =
      List.of(
          "null",
          "true",
          "-7",
          "1e300",
          "99999999999999",
          "\"\"",
          "\"\\u0000 ~1\"",
          "[]",
          "[1]",
          "[null]",
          "{}",
          "{\"a\": 1}",
          "{\"a\": {\"b\": []}}");
  private static final String RUN =
      """
      {"id": "20260301-120000-3f9a1c2b", "startedAt": "2026-03-01T12:00:00Z",
       "release": {"revision": "h1-b", "previousRevision": "h1-a", "images": "app:2",
                   "previousImages": "app:1", "configs": ["ConfigMap/app"],
                   "changedBy": {"manager": "kubectl", "operation": "Apply",
                                 "at": "2026-03-01T11:59:58Z"}},
       "signals": [{"at": "2026-03-01T12:00:00Z", "kind": "order", "name": "pause", "by": "ann"}],
       "queries": {"latency": "rate(x[1m])"}, "stepsLeftOut": 2,
       "steps": {"00003": {"at": "2026-03-01T12:00:10Z", "phase": "Progressing", "weight": 10,
                 "iteration": 0, "failures": 1, "verdict": "halt", "reason": "A check failed.",
                 "checksLeftOut": 1,
                 "checks": [{"kind": "metric", "name": "latency", "verdict": "fail", "value": 7.5,
                             "min": 1.5, "max": 5.5, "unit": "ms", "message": "out of range"}]}},
       "result": {"at": "2026-03-01T12:02:00Z", "outcome": "failed", "reason": "It failed."}}
      """;

  private static ObjectNode read(String json) {
    try {
      return (ObjectNode) JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(json, e);
    }
  }

  private static JsonNode value(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(json, e);
    }
  }

  private static ObjectNode run() {
    ObjectNode object =
        read(
            """
            {"apiVersion": "haldane.io/v1alpha1", "kind": "CanaryRun",
             "metadata": {"name": "app-r", "namespace": "shop"},
             "spec": {"canary": "app", "duration": "2m"}}
            """);
    object.withObject("/spec").set("run", read(RUN));
    return object;
  }

  private static ObjectNode canary() {
    ObjectNode object =
        read(
            """
            {"apiVersion": "flagger.app/v1beta1", "kind": "Canary",
             "metadata": {"name": "app", "namespace": "shop"},
             "spec": {"targetRef": {"apiVersion": "apps/v1", "kind": "Deployment", "name": "app"},
                      "service": {"port": 80}, "analysis": {"interval": "1m"}},
             "status": {"phase": "Progressing", "canaryWeight": 30, "iterations": 0,
               "failedChecks": 1,
               "pastRuns": [{"id": "20260301-110000-3f9a1c2b", "startedAt": "2026-03-01T11:00:00Z",
                 "endedAt": "2026-03-01T11:02:00Z", "outcome": "promoted", "weight": 50,
                 "failures": 0, "revision": "h1-a", "reason": "It is done.",
                 "changedBy": "helm"}]}}
            """);
    object.withObject("/status").set("run", read(RUN));
    return object;
  }

  /** Every container below that one, itself included. */
  private static void each(JsonNode node, Consumer<JsonNode> visit) {
    if (node.isContainerNode()) {
      visit.accept(node);
      node.forEach(child -> each(child, visit));
    }
  }

  /** The object as often as it has fields there, each time with another one broken. */
  private static List<ObjectNode> broken(ObjectNode whole, String pointer) {
    List<ObjectNode> all = new ArrayList<>();
    List<JsonNode> containers = new ArrayList<>();
    each(whole.at(pointer), containers::add);
    for (JsonNode container : containers) {
      for (String garbage : GARBAGE) {
        if (container instanceof ObjectNode object) {
          List.copyOf(names(object))
              .forEach(name -> {
                JsonNode before = object.get(name);
                object.set(name, value(garbage));
                all.add(whole.deepCopy());
                object.set(name, before);
              });
        } else if (container instanceof ArrayNode array && !array.isEmpty()) {
          JsonNode before = array.get(0);
          array.set(0, value(garbage));
          all.add(whole.deepCopy());
          array.set(0, before);
        }
      }
    }
    return all;
  }

  private static List<String> names(ObjectNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  @Test
  void a_whole_record_is_read_as_it_is() {
    CanaryRun run = OwnObjects.run(BoundedTree.read(run()));

    assertThat(run.faults()).isEmpty();
    assertThat(JSON.<JsonNode>valueToTree(run.getSpec().run())).isEqualTo(value(RUN));
  }

  @Test
  void a_broken_record_in_the_status_holds_no_canary() {
    List<ObjectNode> all = broken(canary(), "/status/run");
    all.addAll(broken(canary(), "/status/pastRuns"));

    assertThat(all)
        .hasSizeGreaterThan(300)
        .allSatisfy(object -> {
          Canary canary = OwnObjects.canary(BoundedTree.read(object));
          assertThat(canary.faults()).isEmpty();
          assertThat(canary.statusOrEmpty().phase()).isEqualTo(CanaryPhase.PROGRESSING);
          assertThat(canary.statusOrEmpty().weight()).isEqualTo(30);
        });
  }

  @Test
  void a_broken_object_has_what_can_still_be_read() {
    List<ObjectNode> all = broken(run(), "/spec");

    assertThat(all)
        .hasSizeGreaterThan(300)
        .allSatisfy(object -> {
          CanaryRun run = OwnObjects.run(BoundedTree.read(object));
          assertThat(run.getMetadata().getName()).isEqualTo("app-r");
          if (run.getSpec().run() != null) {
            assertThat(run.getSpec().run().inOrder()).hasSizeLessThanOrEqualTo(1);
          }
        });
  }
}
