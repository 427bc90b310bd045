package io.haldane.engine.workload.knative;

import io.haldane.api.LiveObjects;
import io.haldane.api.v1beta1.Canary;
import io.haldane.engine.settings.Settings;
import io.haldane.engine.workload.ServedKind;
import io.haldane.engine.workload.TargetKind;
import io.haldane.engine.workload.Workload;
import java.util.List;
import java.util.Optional;

/** Declares the Services of Knative. */
public final class KnativeKind implements TargetKind {
  static final String GROUP = "serving.knative.dev";
  static final String API_VERSION = GROUP + "/v1";
  static final String KIND = "Service";

  @Override
  public String kind() {
    return KIND;
  }

  /** A plain Service is called so, too. */
  @Override
  public Optional<String> apiVersion() {
    return Optional.of(API_VERSION);
  }

  @Override
  public List<ServedKind> served() {
    return List.of(
        new ServedKind(GROUP, "services", true), new ServedKind(GROUP, "revisions", false));
  }

  @Override
  public Optional<String> onlyProvider() {
    return Optional.of("knative");
  }

  @Override
  public boolean needsService() {
    return false;
  }

  @Override
  public boolean promotesByName() {
    return true;
  }

  @Override
  public Optional<String> scalerRefusal() {
    return Optional.of("Knative scales its own revisions; remove spec.autoscalerRef");
  }

  @Override
  public Workload workload(Canary canary, Settings settings, LiveObjects live) {
    return new KnativeWorkload(canary, settings, live);
  }
}
