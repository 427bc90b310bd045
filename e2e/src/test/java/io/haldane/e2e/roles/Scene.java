package io.haldane.e2e.roles;

import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.e2e.Cluster;
import io.haldane.e2e.Places;
import io.haldane.e2e.fault.Outside;
import io.haldane.e2e.journey.Journey;
import java.nio.file.Path;

/**
 * A canary in the mesh that three people look at, with a judge who may fail its versions.
 *
 * @param outside the judge
 */
record Scene(Journey journey, Outside outside, People people) implements AutoCloseable {
  static final String NAME = "podinfo";

  /** The canary is initialised. */
  static Scene set(Cluster cluster, String namespace) {
    Scene scene = begin(cluster, namespace);
    scene.journey.awaitPhase(NAME, CanaryPhase.INITIALIZED);
    return scene;
  }

  private static Scene begin(Cluster cluster, String namespace) {
    Journey journey = Journey.inMesh(cluster, namespace);
    Outside outside = Outside.open();
    journey.apply("fault/podinfo.yaml");
    journey.applyText(canary(outside));
    return new Scene(journey, outside, People.in(journey));
  }

  static String canary(Outside outside) {
    return Texts.read("canary.yaml").replace("JUDGE", outside.url("judge"));
  }

  Shell shellOf(Person person) {
    return new Shell(Places.ofLauncher().cli(), person);
  }

  /** Where what is seen is kept, for people to look at. */
  Path shots() {
    return journey.cluster().plane().run().resolve("screens");
  }

  void release(String tag) {
    journey.release(NAME, tag);
  }

  void awaitPhase(CanaryPhase phase) {
    journey.awaitPhase(NAME, phase);
  }

  void awaitWeight(int weight) {
    journey.await("weight " + weight, () -> journey.status(NAME).weight() >= weight);
  }

  @Override
  public void close() {
    outside.close();
    journey.close();
  }
}
