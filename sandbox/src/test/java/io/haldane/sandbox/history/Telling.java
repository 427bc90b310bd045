package io.haldane.sandbox.history;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.ObjectRef;
import java.util.Map;

/** Makes events happen on a stage. */
final class Telling {
  private final Stage stage;
  private final Map<ObjectRef, ObjectNode> originals;

  Telling(Stage stage, Map<ObjectRef, ObjectNode> originals) {
    this.stage = stage;
    this.originals = originals;
  }

  void tell(Event event) {
    stage.trace(() -> stage.now() + " " + event);
    happen(event);
    stage.work();
  }

  private void happen(Event event) {
    switch (event) {
      case Event.Pass(var time) -> stage.pass(time);
      case Event.Release release -> release(release);
      case Event.Configure(ObjectRef config, String value) -> configure(config, value);
      case Event.Delete(ObjectRef object) -> {
        if (exists(object)) {
          stage.cluster.delete(object);
        }
      }
      case Event.Restore(ObjectRef object) -> {
        if (!exists(object) && originals.containsKey(object)) {
          stage.cluster.create(object, originals.get(object));
        }
      }
      case Event.Edit(String _, ObjectNode spec) -> patch(Addresses.CANARY, "spec", spec);
      case Event.Meddle(ObjectRef object, ObjectNode patch) -> {
        if (exists(object)) {
          stage.cluster.patch(object, patch);
        }
      }
      case Event.Pods(ObjectRef deployment, var health) -> {
        stage.rollouts.health(deployment, health);
        stage.rollouts.step(stage.now());
      }
      case Event.Hook(String name, var says) -> stage.outside.hooks.put(name, says);
      case Event.Metric(String name, var reads) -> stage.outside.metrics.put(name, reads);
      case Event.Refuse refusal -> stage.refuse(refusal);
      case Event.Interrupt interrupt -> stage.interrupt(interrupt);
      case Event.Move(var gap) -> stage.move(gap);
      case Event.Lag lag -> stage.lag(lag);
      case Event.Jump jump -> stage.jump(jump);
      case Event.Arrive() -> stage.arrive();
    }
  }

  private boolean exists(ObjectRef object) {
    return stage.cluster.find(object).isPresent();
  }

  private void release(Event.Release release) {
    if (release.neverReady()) {
      stage.rollouts.bad(release.image());
    }
    ObjectNode spec = JsonNodeFactory.instance.objectNode();
    if (exists(Addresses.TARGET)) {
      ObjectNode container =
          (ObjectNode)
              stage.cluster.at(Addresses.TARGET, "/spec/template/spec/containers/0").deepCopy();
      container.put("image", release.image());
      spec.putObject("template").putObject("spec").putArray("containers").add(container);
      patch(Addresses.TARGET, "spec", spec);
    }
  }

  private void configure(ObjectRef config, String value) {
    if (exists(config)) {
      patch(config, "data", JsonNodeFactory.instance.objectNode().put("v", value));
    } else if (originals.containsKey(config)) {
      ObjectNode object = originals.get(config).deepCopy();
      object.withObject("/data").put("v", value);
      stage.cluster.create(config, object);
    }
  }

  private void patch(ObjectRef object, String field, ObjectNode value) {
    if (exists(object)) {
      ObjectNode patch = JsonNodeFactory.instance.objectNode();
      patch.set(field, value);
      stage.cluster.patch(object, patch);
    }
  }
}
