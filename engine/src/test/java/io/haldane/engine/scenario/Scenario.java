package io.haldane.engine.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.FieldsV1;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntryBuilder;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.haldane.api.LiveObjects;
import io.haldane.api.ObjectRef;
import io.haldane.api.hooks.HookAnswer;
import io.haldane.api.metrics.Sample;
import io.haldane.api.routing.Traffic;
import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.api.v1beta1.Condition;
import io.haldane.engine.settings.Settings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * One story about a canary. It is told once as it is, and then again and again with a controller
 * that dies after the first, the second, … of its deeds; it must end the same each time.
 */
final class Scenario {
  static final Duration INTERVAL = Duration.ofSeconds(10);
  private static final KubernetesSerialization SERIALIZATION =
      new KubernetesSerialization(new com.fasterxml.jackson.databind.ObjectMapper(), false);

  private static final Map<String, ObjectNode> PARSED = new ConcurrentHashMap<>();

  final FakeCluster cluster = new FakeCluster();
  final FakeRouter router = new FakeRouter();
  final FakeOutside outside = new FakeOutside();
  final Controller controller;

  /** What the target has beyond the plain one. */
  Consumer<ObjectNode> deploymentExtra = deployment -> {};

  private int heard;

  /** Deeds of the beginning that many stories share; a story of its own shakes them. */
  private int fixture;

  private Scenario(int dieAfter, Tape tape) {
    controller = new Controller(cluster, router, outside, dieAfter, tape);
  }

  /** Tells the story in all its variants. */
  static void play(Consumer<Scenario> story) {
    Tape tape = Tape.recording();
    Scenario calm = new Scenario(Integer.MAX_VALUE, tape);
    story.accept(calm);
    for (int deed = calm.fixture + 1; deed <= calm.controller.deeds(); deed++) {
      Scenario shaken = new Scenario(deed, tape.playing());
      try {
        story.accept(shaken);
      } catch (AssertionError e) {
        throw new AssertionError("when the controller dies after deed " + deed + ": " + e, e);
      }
      assertThat(withoutPods(shaken))
          .as("events when the controller dies after deed %d", deed)
          .isEqualTo(withoutPods(calm));
      assertThat(RecordRules.told(shaken.controller.status().run()))
          .as("steps in the record when the controller dies after deed %d", deed)
          .isEqualTo(RecordRules.told(calm.controller.status().run()));
      assertThat(shaken.cluster.contents())
          .as("objects when the controller dies after deed %d", deed)
          .isEqualTo(calm.cluster.contents());
    }
  }

  /** Tells the story once, as it is. */
  static void tell(Consumer<Scenario> story, Listener listener) {
    Scenario calm = new Scenario(Integer.MAX_VALUE, Tape.recording());
    calm.controller.listener = listener;
    story.accept(calm);
  }

  /** Whether pods are found not ready yet depends on the moment of the look. */
  private static List<String> withoutPods(Scenario told) {
    return told.controller.messages().stream()
        .filter(message -> !message.contains(" not ready: "))
        .toList();
  }

  Scenario given(String canaryYaml) {
    cluster.apply(Manifests.PODINFO);
    deploymentExtra.accept(json(FakeCluster.deployment("podinfo")));
    return canary(canaryYaml);
  }

  Scenario canary(String yaml) {
    ObjectNode parsed =
        PARSED.computeIfAbsent(yaml, text -> SERIALIZATION.unmarshal(text, ObjectNode.class));
    Canary canary = SERIALIZATION.convertValue(parsed, Canary.class);
    if (controller.canary != null) {
      canary.setStatus(controller.canary.getStatus());
      canary.getMetadata().setFinalizers(controller.canary.getMetadata().getFinalizers());
    }
    controller.canary = canary;
    return this;
  }

  Scenario settings(Settings settings) {
    controller.settings = settings;
    return this;
  }

  /** A canary that is initialised already. */
  Scenario initialised(String canaryYaml) {
    return given(canaryYaml).settled();
  }

  /** Initialises what was given, which is not what the story is about. */
  Scenario settled() {
    ticks(3).expect(CanaryPhase.INITIALIZED);
    fixture = controller.deeds();
    return heard();
  }

  Scenario newRevision(String tag) {
    ObjectNode container =
        (ObjectNode)
            cluster.get(FakeCluster.deployment("podinfo")).at("/spec/template/spec/containers/0");
    container.put("image", "podinfo:" + tag);
    return this;
  }

  /** Time passes until the next look, and the controller looks. */
  Scenario tick() {
    controller.pass(INTERVAL);
    controller.tick();
    return this;
  }

  /** The controller looks again because something changed, before the interval has passed. */
  Scenario wake() {
    controller.pass(Duration.ofSeconds(1));
    controller.tick();
    return this;
  }

  Scenario ticks(int count) {
    for (int i = 0; i < count; i++) {
      tick();
    }
    return this;
  }

  /** Somebody sets the annotation {@code haldane.io/<verb>}, as kubectl does. */
  Scenario order(String verb, String token) {
    String name = "haldane.io/" + verb;
    ObjectMeta metadata = controller.canary().getMetadata();
    Map<String, String> annotations = new HashMap<>(metadata.getAnnotations());
    annotations.put(name, token);
    metadata.setAnnotations(annotations);
    FieldsV1 fields = new FieldsV1();
    fields.setAdditionalProperty(
        "f:metadata", Map.of("f:annotations", Map.of("f:" + name, Map.of())));
    metadata.setManagedFields(
        List.of(
            new ManagedFieldsEntryBuilder()
                .withManager("kubectl-annotate")
                .withFieldsV1(fields)
                .build()));
    return this;
  }

  Scenario takeOrderAway(String verb) {
    controller.canary().getMetadata().getAnnotations().remove("haldane.io/" + verb);
    return this;
  }

  Scenario hookRefuses(String name) {
    outside.hooks.put(name, new HookAnswer.Refused(403, "Forbidden"));
    return this;
  }

  Scenario hookPasses(String name) {
    outside.hooks.put(name, new HookAnswer.Passed());
    return this;
  }

  Scenario metric(String name, double value) {
    outside.metrics.put(name, new Sample.Value(value));
    return this;
  }

  Scenario sample(String name, Sample sample) {
    outside.metrics.put(name, sample);
    return this;
  }

  /** Forgets the events so far. */
  Scenario heard() {
    heard = controller.messages().size();
    return this;
  }

  /** Exactly these were told since the last look; each as {@code [phase] message}. */
  Scenario expectEvents(String... events) {
    List<String> all = controller.messages();
    List<String> fresh = new ArrayList<>(all.subList(heard, all.size()));
    heard = all.size();
    assertThat(fresh).containsExactly(events);
    return this;
  }

  Scenario expectEventContaining(String... parts) {
    List<String> all = controller.messages();
    String fresh = String.join("\n", all.subList(heard, all.size()));
    heard = all.size();
    assertThat(fresh).contains(parts);
    return this;
  }

  Scenario expectSilence() {
    return expectEvents();
  }

  Scenario expect(CanaryPhase phase) {
    assertThat(status().phase()).as(() -> controller.messages().toString()).isEqualTo(phase);
    return this;
  }

  Scenario expectWeight(int weight) {
    assertThat(router.now().canary()).as("weight of the route").isEqualTo(weight);
    return this;
  }

  Scenario expectRoutes(Integer... weights) {
    assertThat(router.history).extracting(Traffic::canary).containsExactly(weights);
    return this;
  }

  Scenario expectFailures(int failures) {
    assertThat(status().failures()).isEqualTo(failures);
    return this;
  }

  Scenario expectReplicas(String deployment, int replicas) {
    assertThat(json(FakeCluster.deployment(deployment)).at("/spec/replicas").asInt())
        .as("replicas of " + deployment)
        .isEqualTo(replicas);
    return this;
  }

  Scenario expectImage(String deployment, String image) {
    assertThat(
            json(FakeCluster.deployment(deployment))
                .at("/spec/template/spec/containers/0/image")
                .asText())
        .isEqualTo(image);
    return this;
  }

  Scenario expectCondition(String type, String status, String reason) {
    assertThat(status().conditions())
        .filteredOn(condition -> condition.type().equals(type))
        .extracting(Condition::status, Condition::reason)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(status, reason));
    return this;
  }

  CanaryStatus status() {
    return controller.status();
  }

  ObjectNode json(ObjectRef ref) {
    return cluster.get(ref);
  }

  LiveObjects everything() {
    return cluster.read(cluster.contents().keySet());
  }

  /** How the runs ended; a controller that dies forgets what it has counted. */
  Scenario expectOutcomes(String... outcomes) {
    if (controller.isCalm()) {
      assertThat(controller.outcomes().keySet()).containsExactly(outcomes);
    }
    return this;
  }
}
