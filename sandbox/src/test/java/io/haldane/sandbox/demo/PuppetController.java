package io.haldane.sandbox.demo;

import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.api.v1beta1.StatusEdit;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** Writes the statuses and events that the controller would, without looking at anything. */
final class PuppetController implements AutoCloseable {
  private final KubernetesClient client;
  private final Strategy strategy;
  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private final SharedIndexInformer<Deployment> deployments;
  private String image = "";

  PuppetController(KubernetesClient client, Strategy strategy) {
    this.client = client;
    this.strategy = strategy;
    deployments = client.apps().deployments().inNamespace("demo").runnableInformer(0);
    deployments.addEventHandler(
        new ResourceEventHandler<>() {
          @Override
          public void onAdd(Deployment deployment) {
            thread.execute(() -> see(deployment));
          }

          @Override
          public void onUpdate(Deployment before, Deployment after) {
            thread.execute(() -> see(after));
          }

          @Override
          public void onDelete(Deployment deployment, boolean stateUnknown) {}
        });
    deployments.run();
  }

  @Override
  public void close() {
    deployments.stop();
    thread.close();
  }

  private void see(Deployment deployment) {
    String now = deployment.getSpec().getTemplate().getSpec().getContainers().getFirst().getImage();
    if (now.equals(image) || canary() == null) {
      return;
    }
    image = now;
    switch (now) {
      case "podinfo:1.0.0" ->
          write(CanaryPhase.INITIALIZED, 0, "Initialization done! podinfo.demo");
      case "podinfo:2.0.0" -> succeed();
      case "podinfo:3.0.0" -> fail("request-success-rate", 95, 99.0, null, "%");
      default -> fail("request-duration", 912, null, 500.0, "ms");
    }
  }

  private void succeed() {
    write(CanaryPhase.PROGRESSING, 0, "New revision detected! Scaling up podinfo.demo");
    strategy.steps().forEach(this::step);
    write(CanaryPhase.SUCCEEDED, 0, "Promotion completed! Scaling down podinfo.demo");
  }

  private void fail(
      String metric, double value, @Nullable Double min, @Nullable Double max, String unit) {
    step(strategy.steps().getFirst());
    Canary canary = canary();
    CanaryStatus status = canary.statusOrEmpty();
    var check = LinesTest.check(metric, "fail", value, min, max, unit);
    canary.setStatus(status.edit().checks(List.of(check)).failedChecks(1).done());
    client.resource(canary).updateStatus();
    write(CanaryPhase.FAILED, 0, "Canary failed! Scaling down podinfo.demo");
  }

  private void step(String step) {
    StatusEdit status = canary().statusOrEmpty().edit().phase(CanaryPhase.PROGRESSING);
    switch (step) {
      case Strategy.COPIES -> status.mirrored(true).canaryWeight(0);
      case Strategy.SWITCH -> status.iterations(strategy.rounds() + 1);
      default -> {
        int number = Integer.parseInt(step);
        boolean rounds = strategy.rounds() > 0;
        status.mirrored(null).iterations(rounds ? number : 0).canaryWeight(rounds ? 0 : number);
      }
    }
    write(status.done(), "Advance podinfo.demo canary " + step);
  }

  private void write(CanaryPhase phase, int weight, String event) {
    StatusEdit status = canary().statusOrEmpty().edit().phase(phase);
    write(status.canaryWeight(weight).iterations(0).mirrored(null).done(), event);
  }

  private void write(CanaryStatus status, String event) {
    CanaryPhase phase = status.phase();
    Canary canary = canary();
    canary.setStatus(status);
    client.resource(canary).updateStatus();
    client
        .resource(
            new EventBuilder()
                .withNewMetadata()
                .withGenerateName("podinfo.")
                .withNamespace("demo")
                .endMetadata()
                .withType(phase == CanaryPhase.FAILED ? "Warning" : "Normal")
                .withReason("Synced")
                .withMessage(event)
                .withNewInvolvedObject()
                .withKind("Canary")
                .withName("podinfo")
                .endInvolvedObject()
                .build())
        .create();
  }

  private Canary canary() {
    return client.resources(Canary.class).inNamespace("demo").withName("podinfo").get();
  }
}
