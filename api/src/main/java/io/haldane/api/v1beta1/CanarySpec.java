package io.haldane.api.v1beta1;

import io.fabric8.crd.generator.annotation.SchemaFrom;
import io.fabric8.generator.annotation.Required;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a user asks for. Absent lists are empty; absent scalars keep the defaults that the engine
 * gives them.
 */
@Lenient
public record CanarySpec(
    @Nullable String provider,
    @Nullable String metricsServer,
    @SchemaFrom(type = Double.class) @Whole @Nullable Integer progressDeadlineSeconds,
    @Required TargetRef targetRef,
    @Nullable AutoscalerRef autoscalerRef,
    @Nullable ObjectReference ingressRef,
    @Nullable ObjectReference routeRef,
    @Nullable ObjectReference upstreamRef,
    @Nullable ServiceSpec service,
    @Required Analysis analysis,
    @Nullable Boolean skipAnalysis,
    @Nullable Boolean revertOnDeletion,
    @Nullable Boolean suspend) {

  /** What a canary says whose spec is absent or cannot be read. */
  static final CanarySpec NONE =
      new CanarySpec(
          null,
          null,
          null,
          TargetRef.NONE,
          null,
          null,
          null,
          null,
          null,
          Analysis.NONE,
          null,
          null,
          null);

  public CanarySpec {
    targetRef = Objects.requireNonNullElse(targetRef, TargetRef.NONE);
    analysis = Objects.requireNonNullElse(analysis, Analysis.NONE);
  }

  public CanarySpec withAnalysis(Analysis other) {
    return new CanarySpec(
        provider,
        metricsServer,
        progressDeadlineSeconds,
        targetRef,
        autoscalerRef,
        ingressRef,
        routeRef,
        upstreamRef,
        service,
        other,
        skipAnalysis,
        revertOnDeletion,
        suspend);
  }
}
