package io.haldane.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.sandbox.load.Load;
import io.haldane.sandbox.load.Plan;
import io.haldane.sandbox.load.Visit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

/**
 * A workload with users from before it has a canary until after, when it serves alone again. None
 * of their requests may be lost on the way.
 */
final class Lifetime implements AutoCloseable {
  /** Long enough for the slowest news to arrive. */
  private static final int A_WHILE = 100;

  private final Journey journey;
  private final Workload workload;
  private final List<Crowd> crowds = new ArrayList<>();

  private Lifetime(Journey journey, Workload workload) {
    this.journey = journey;
    this.workload = workload;
  }

  /**
   * Returns when version 1 is ready.
   *
   * @param more what its user has made besides the Deployment and the Service
   */
  static Lifetime begin(Journey journey, Workload workload, String... more) {
    journey.apply(workload.manifest() + "---\n" + workload.service());
    List.of(more).forEach(journey::apply);
    Lifetime lifetime = new Lifetime(journey, workload);
    try (Load first = journey.load(workload.url(), 10)) {
      journey.await(
          workload.name() + " to serve", () -> first.tally().byVersion().containsKey("1"));
    }
    return lifetime;
  }

  Crowd users() {
    return users("users", plan -> plan);
  }

  Crowd users(String who, UnaryOperator<Plan> refine) {
    return users(who, workload.url(), refine);
  }

  Crowd users(String who, String url, UnaryOperator<Plan> refine) {
    Crowd crowd = Crowd.calls(journey, who, workload, url, refine);
    crowds.add(crowd);
    crowd.await(journey, who + " of " + workload.name() + " to be served", 5, crowd::byTarget);
    return crowd;
  }

  /** The canary takes over. */
  void adopt(String analysis) {
    adoptBy(workload.canary(analysis));
  }

  void adoptBy(String canary) {
    journey.apply(canary.replace("spec:\n", "spec:\n  revertOnDeletion: true\n"));
    journey.awaitPhase(workload.namespace(), workload.name(), CanaryPhase.INITIALIZED);
    settle("the primary alone to serve", Crowd::byPrimary);
  }

  void release(String version) {
    workload.release(journey, version, Map.of());
    journey.awaitPhase(workload.namespace(), workload.name(), CanaryPhase.SUCCEEDED);
    settle("the primary alone to serve " + version, Crowd::byPrimary);
  }

  /** Deletes the canary, and returns a while after everything that it made has gone. */
  void deleteCanary() {
    assertThat(canary().get().getMetadata().getFinalizers()).contains(Canary.FINALIZER);
    canary().delete();
    journey.await("the canary of %s to go".formatted(workload.name()), this::isGone);
    settle("the target alone to serve", Crowd::byTarget);
  }

  private Resource<Canary> canary() {
    return client()
        .resources(Canary.class)
        .inNamespace(workload.namespace())
        .withName(workload.name());
  }

  private boolean isGone() {
    String primary = workload.name() + "-primary";
    return canary().get() == null
        && client()
                .genericKubernetesResources("apps/v1", workload.kind())
                .inNamespace(workload.namespace())
                .withName(primary)
                .get()
            == null
        && client()
            .pods()
            .inNamespace(workload.namespace())
            .withLabel("app", primary)
            .list()
            .getItems()
            .isEmpty();
  }

  private void settle(String what, BiPredicate<Crowd, Visit> like) {
    List<BooleanSupplier> all =
        crowds.stream()
            .map(crowd -> crowd.fromNowOn(A_WHILE, visit -> like.test(crowd, visit)))
            .toList();
    journey.await(what, () -> all.stream().allMatch(BooleanSupplier::getAsBoolean));
  }

  private KubernetesClient client() {
    return journey.client();
  }

  @Override
  public void close() {
    crowds.forEach(Crowd::close);
    crowds.forEach(Crowd::lostNothing);
  }
}
