package io.haldane.engine.workload.service;

import io.haldane.api.LiveObjects;
import io.haldane.api.v1beta1.Canary;
import io.haldane.engine.settings.Settings;
import io.haldane.engine.workload.ServedKind;
import io.haldane.engine.workload.TargetKind;
import io.haldane.engine.workload.Workload;
import java.util.List;

/** Declares the Services of Kubernetes. */
public final class ServiceKind implements TargetKind {
  @Override
  public String kind() {
    return "Service";
  }

  @Override
  public List<ServedKind> served() {
    return List.of(new ServedKind("", "services", true));
  }

  @Override
  public boolean needsSplit() {
    return true;
  }

  @Override
  public Workload workload(Canary canary, Settings settings, LiveObjects live) {
    return new ServiceWorkload(canary, settings, live);
  }
}
