package io.haldane.mesh.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.LiveObjects;
import io.haldane.api.Manifest;
import io.haldane.api.ObjectRef;
import io.haldane.api.routing.BuiltinQueries;
import io.haldane.api.routing.Feature;
import io.haldane.api.routing.Manifests;
import io.haldane.api.routing.RouteState;
import io.haldane.api.routing.RouteState.Routed;
import io.haldane.api.routing.RouteTarget;
import io.haldane.api.routing.RoutedKind;
import io.haldane.api.routing.RouterSettings;
import io.haldane.api.routing.Traffic;
import io.haldane.api.routing.TrafficRouter;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What every router promises, whatever mesh it serves. A router's test inherits it and says how its
 * canary looks; what the router declares decides which promises are put to the test.
 */
public abstract class RouterContract {
  protected abstract TrafficRouter router();

  /** Objects that users of this router have before there is a canary. */
  protected List<ObjectNode> given() {
    return List.of();
  }

  /** What the service block needs on this mesh, in YAML's flow style. */
  protected String service() {
    return "portName: http";
  }

  /** A field of the canary's spec that names an object of the user, in YAML; empty for none. */
  protected String reference() {
    return "";
  }

  /**
   * The canary at the moment when that traffic is wanted. Its Service is named unlike the workload,
   * so that mixing them up shows.
   */
  protected RouteTarget target(String analysis, Traffic wanted) {
    String canary =
        """
        apiVersion: flagger.app/v1beta1
        kind: Canary
        metadata: {name: till, namespace: shop}
        spec:
          targetRef: {apiVersion: apps/v1, kind: Deployment, name: checkout}
          %s
          service: {port: 80, name: till, %s}
          analysis: {interval: 30s, threshold: 5, %s}
        """
            .formatted(reference(), service(), analysis);
    return new RouteTarget(Yaml.canary(canary), router().id(), RouterSettings.NONE);
  }

  private RouteTarget stepping(Traffic wanted) {
    return target("stepWeight: 10", wanted);
  }

  private MemoryCluster routed(Traffic traffic) {
    MemoryCluster cluster = new MemoryCluster(given());
    cluster.apply(router().render(stepping(traffic), traffic, cluster.live()));
    return cluster;
  }

  /** What is read of an object that was written with 20 percent and then changed. */
  protected final RouteState readAfter(
      String analysis, ObjectRef ref, Consumer<ObjectNode> change) {
    Traffic traffic = Traffic.weight(20);
    RouteTarget target = target(analysis, traffic);
    MemoryCluster cluster = new MemoryCluster(given());
    cluster.apply(router().render(target, traffic, cluster.live()));
    change.accept(cluster.find(ref).orElseThrow());
    return router().observe(target, cluster.live());
  }

  private boolean has(Feature feature) {
    return router().features().contains(feature);
  }

  /** Every whole percent, or both ends for a router that knows nothing between them. */
  private List<Traffic> splits() {
    return has(Feature.WEIGHTS)
        ? IntStream.rangeClosed(0, 100).mapToObj(Traffic::weight).toList()
        : List.of(Traffic.ALL_TO_PRIMARY, Traffic.ALL_TO_CANARY);
  }

  @Test
  void what_was_rendered_is_read_back() {
    for (Traffic traffic : splits()) {
      RouteState state = router().observe(stepping(traffic), routed(traffic).live());
      assertThat(state).isEqualTo(seen(traffic));
    }
  }

  /** A router without routes says so and nothing else: what is called is in the canary's status. */
  private RouteState seen(Traffic traffic) {
    return hasNoRoute() ? new RouteState.NoRoute() : new Routed(traffic);
  }

  @Test
  void rendering_again_gives_the_same_and_sends_nothing() {
    for (Traffic traffic : splits()) {
      MemoryCluster cluster = routed(traffic);
      RouteTarget target = stepping(traffic);
      Manifests again = router().render(target, traffic, cluster.live());
      assertThat(router().render(target, traffic, cluster.live())).isEqualTo(again);
      assertThat(cluster.apply(again)).as("sent for %s", traffic).isEmpty();
    }
  }

  @Test
  void fields_of_others_survive() {
    MemoryCluster cluster = routed(Traffic.ALL_TO_PRIMARY);
    for (ObjectNode object : cluster.all()) {
      ObjectNode metadata = object.withObjectProperty("metadata");
      metadata.withObjectProperty("labels").put("theirs", "label");
      metadata.withObjectProperty("annotations").put("theirs", "annotation");
      object.withObjectProperty("spec").put("theirs", "field");
    }
    Traffic next = Traffic.ALL_TO_CANARY;
    cluster.apply(router().render(stepping(next), next, cluster.live()));
    assertThat(router().observe(stepping(next), cluster.live())).isEqualTo(seen(next));
    for (ObjectNode object : cluster.all()) {
      assertThat(object.at("/metadata/labels/theirs").asText()).isEqualTo("label");
      assertThat(object.at("/metadata/annotations/theirs").asText()).isEqualTo("annotation");
      assertThat(object.at("/spec/theirs").asText()).isEqualTo("field");
    }
  }

  @Test
  void drift_is_repaired_without_losing_the_split() {
    Traffic traffic = has(Feature.WEIGHTS) ? Traffic.weight(30) : Traffic.ALL_TO_CANARY;
    MemoryCluster cluster = routed(traffic);
    for (Manifest manifest : router().render(stepping(traffic), traffic, cluster.live()).apply()) {
      cluster.find(manifest.ref()).orElseThrow().putObject("spec");
    }
    assertThat(router().observe(stepping(traffic), cluster.live()) instanceof Routed)
        .as("a wrecked route is taken for a split")
        .isFalse();
    cluster.apply(router().render(stepping(traffic), traffic, cluster.live()));
    assertThat(router().observe(stepping(traffic), cluster.live())).isEqualTo(seen(traffic));
  }

  @Test
  protected void the_three_services_are_named_after_the_service_not_after_the_workload() {
    Traffic traffic = Traffic.ALL_TO_CANARY;
    RouteTarget target = stepping(traffic);
    assertThat(List.of(target.apex(), target.primary(), target.canaryService()))
        .containsExactly("till", "till-primary", "till-canary");
    String rendered = router().render(target, traffic, routed(traffic).live()).toString();
    assertThat(rendered).doesNotContain("checkout-primary").doesNotContain("checkout-canary");
    if (!hasNoRoute() && router().needsService()) {
      assertThat(rendered).contains("till-primary").contains("till-canary");
    }
  }

  @Test
  void everything_that_is_written_was_asked_for_and_is_of_a_kind_that_may_be_written() {
    Traffic traffic = Traffic.ALL_TO_CANARY;
    List<ObjectRef> needs = router().needs(stepping(traffic), LiveObjects.NONE);
    Manifests fresh = router().render(stepping(traffic), traffic, LiveObjects.NONE);
    for (Manifest manifest : fresh.apply()) {
      assertThat(needs).contains(manifest.ref());
      assertThat(kindsOf(manifest.ref()))
          .extracting(RoutedKind::access)
          .contains(RoutedKind.Access.WRITE);
      assertThat(manifest.ref().namespace()).isEqualTo("shop");
    }
  }

  @Test
  void everything_that_is_read_is_of_a_declared_kind_and_is_asked_for_in_every_round() {
    Traffic traffic = Traffic.ALL_TO_CANARY;
    List<ObjectRef> first = router().needs(stepping(traffic), LiveObjects.NONE);
    List<ObjectRef> next = router().needs(stepping(traffic), routed(traffic).live());
    assertThat(next).containsAll(first).allSatisfy(ref -> assertThat(kindsOf(ref)).isNotEmpty());
  }

  private List<RoutedKind> kindsOf(ObjectRef ref) {
    return router().kinds().stream()
        .filter(kind -> kind.kind().equals(ref.kind()))
        .filter(kind ->
            kind.versions().stream()
                .map(version -> kind.group().isEmpty() ? version : kind.group() + "/" + version)
                .anyMatch(ref.apiVersion()::equals))
        .toList();
  }

  @Test
  void a_canary_gets_no_feature_that_is_not_declared() {
    Traffic traffic = Traffic.ALL_TO_PRIMARY;
    RouteTarget target = stepping(traffic);
    assertThat(router().features()).containsAll(router().features(target, LiveObjects.NONE));
    assertThat(router().features()).containsAll(router().features(target, routed(traffic).live()));
  }

  @Test
  void nothing_there_is_read_as_absent() {
    RouteState state = router().observe(stepping(Traffic.ALL_TO_PRIMARY), LiveObjects.NONE);
    assertThat(state).isEqualTo(hasNoRoute() ? new RouteState.NoRoute() : new RouteState.Absent());
  }

  @Test
  void what_was_made_for_the_canary_goes_with_it() {
    MemoryCluster cluster = routed(Traffic.ALL_TO_PRIMARY);
    List<String> users = given().stream().map(RouterContract::named).toList();
    for (ObjectNode object : cluster.all()) {
      if (users.contains(named(object))) {
        assertThat(object.path("metadata").has("ownerReferences")).isFalse();
        continue;
      }
      assertThat(object.at("/metadata/ownerReferences/0/kind").asText()).isEqualTo("Canary");
      assertThat(object.at("/metadata/ownerReferences/0/controller").asBoolean()).isTrue();
    }
    if (given().isEmpty()) {
      assertThat(cluster.apply(router().restore(stepping(Traffic.ALL_TO_PRIMARY), cluster.live())))
          .as("there is nothing older to give back")
          .isEmpty();
    }
  }

  private static String named(ObjectNode object) {
    return object.path("kind").asText() + "/" + object.at("/metadata/name").asText();
  }

  @Test
  void mirroring_is_done_or_not_declared() {
    Traffic mirrored = new Traffic(0, true, null);
    if (has(Feature.MIRROR)) {
      assertThat(router().observe(stepping(mirrored), routed(mirrored).live()))
          .isEqualTo(new Routed(mirrored));
    } else {
      assertThat(rendered("stepWeight: 10", mirrored))
          .isEqualTo(rendered("stepWeight: 10", Traffic.ALL_TO_PRIMARY));
    }
  }

  @Test
  void session_affinity_is_done_or_not_declared() {
    String analysis = "stepWeight: 10, sessionAffinity: {cookieName: met}";
    Traffic plain = has(Feature.WEIGHTS) ? Traffic.weight(10) : Traffic.ALL_TO_CANARY;
    Traffic.Affinity cookies = new Traffic.Affinity("met=qwertyuiop", null, null);
    String sticky = rendered(analysis, new Traffic(plain.canary(), false, cookies));
    if (has(Feature.AFFINITY)) {
      assertThat(sticky).contains("qwertyuiop");
    } else {
      assertThat(sticky).isEqualTo(rendered(analysis, plain));
    }
  }

  @Test
  void matching_by_header_is_done_or_not_declared() {
    String analysis = "iterations: 3, match: [{headers: {x-tester: {exact: \"yes\"}}}]";
    String matched = rendered(analysis, Traffic.ALL_TO_CANARY);
    if (has(Feature.HEADER_MATCH)) {
      assertThat(matched).contains("x-tester");
    } else {
      assertThat(matched).isEqualTo(rendered("iterations: 3", Traffic.ALL_TO_CANARY));
    }
  }

  @Test
  void weights_are_split_or_not_declared() {
    Traffic part = Traffic.weight(50);
    boolean split =
        !rendered("stepWeight: 10", part)
            .equals(rendered("stepWeight: 10", Traffic.ALL_TO_PRIMARY));
    assertThat(split).isEqualTo(has(Feature.WEIGHTS));
  }

  private String rendered(String analysis, Traffic traffic) {
    LiveObjects live = new MemoryCluster(given()).live();
    return router().render(target(analysis, traffic), traffic, live).toString();
  }

  @Test
  void the_builtin_queries_ask_for_this_canary_over_its_interval() {
    BuiltinQueries queries = router().queries();
    for (String query : List.of(queries.successRate(), queries.duration(), queries.requests())) {
      assertThat(query).containsPattern("\\{\\{ (underscored )?namespace }}");
      assertThat(query).contains("[{{ interval }}]");
      assertThat(query).containsPattern("\\{\\{ (underscored )?(target|service|ingress|route) }}");
      assertThat(query.chars().filter(c -> c == '(').count())
          .isEqualTo(query.chars().filter(c -> c == ')').count());
    }
  }

  /** Where traffic follows the Services alone, there is nothing that could be absent or wrong. */
  private boolean hasNoRoute() {
    return router().kinds().isEmpty();
  }
}
