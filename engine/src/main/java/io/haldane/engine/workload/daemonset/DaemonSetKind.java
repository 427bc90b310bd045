package io.haldane.engine.workload.daemonset;

import com.fasterxml.jackson.databind.JsonNode;
import io.haldane.api.LiveObjects;
import io.haldane.api.v1beta1.Canary;
import io.haldane.engine.settings.Settings;
import io.haldane.engine.workload.ServedKind;
import io.haldane.engine.workload.TargetKind;
import io.haldane.engine.workload.Workload;
import java.util.List;

/** Declares the kind DaemonSet. */
public final class DaemonSetKind implements TargetKind {
  @Override
  public String kind() {
    return DaemonSetWorkload.KIND;
  }

  @Override
  public List<ServedKind> served() {
    return List.of(new ServedKind("apps", "daemonsets", true));
  }

  @Override
  public Workload workload(Canary canary, Settings settings, LiveObjects live) {
    return new DaemonSetWorkload(canary, settings, live);
  }

  @Override
  public boolean makesPods() {
    return true;
  }

  @Override
  public boolean isAsleep(JsonNode spec) {
    return spec.at("/template/spec/nodeSelector").has(DaemonSetWorkload.NO_NODE);
  }

  @Override
  public int availablePods(JsonNode status) {
    return status.path("numberAvailable").asInt();
  }
}
