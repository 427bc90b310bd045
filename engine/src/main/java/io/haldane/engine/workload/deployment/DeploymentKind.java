package io.haldane.engine.workload.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import io.haldane.api.LiveObjects;
import io.haldane.api.v1beta1.Canary;
import io.haldane.engine.settings.Settings;
import io.haldane.engine.workload.ServedKind;
import io.haldane.engine.workload.TargetKind;
import io.haldane.engine.workload.Workload;
import java.util.List;

/** Declares the kind Deployment. */
public final class DeploymentKind implements TargetKind {
  @Override
  public String kind() {
    return DeploymentWorkload.KIND;
  }

  @Override
  public List<ServedKind> served() {
    return List.of(new ServedKind("apps", "deployments", true));
  }

  @Override
  public Workload workload(Canary canary, Settings settings, LiveObjects live) {
    return new DeploymentWorkload(canary, settings, live);
  }

  @Override
  public boolean makesPods() {
    return true;
  }

  @Override
  public boolean isAsleep(JsonNode spec) {
    return spec.path("replicas").asInt(1) == 0;
  }

  @Override
  public int availablePods(JsonNode status) {
    return status.path("availableReplicas").asInt();
  }
}
