package io.haldane.api.v1beta1;

import io.fabric8.crd.generator.annotation.SchemaFrom;
import io.fabric8.generator.annotation.Pattern;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a new version is checked: the steps, the checks, and what follows from them. */
@Lenient
public record Analysis(
    @Pattern("^[0-9]+(m|s)") @Nullable String interval,
    @SchemaFrom(type = Double.class) @Whole @Nullable Integer threshold,
    @SchemaFrom(type = Double.class) @Whole @Nullable Integer iterations,
    @SchemaFrom(type = Double.class) @Whole @Nullable Integer maxWeight,
    @SchemaFrom(type = Double.class) @Whole @Nullable Integer stepWeight,
    List<Double> stepWeights,
    @SchemaFrom(type = Double.class) @Whole @Nullable Integer stepWeightPromotion,
    @Nullable Boolean mirror,
    @SchemaFrom(type = Double.class) @Whole @Nullable Integer mirrorWeight,
    @SchemaFrom(type = Double.class) @Whole @Nullable Integer primaryReadyThreshold,
    @SchemaFrom(type = Double.class) @Whole @Nullable Integer canaryReadyThreshold,
    List<AnalysisMatch> match,
    List<Metric> metrics,
    List<Alert> alerts,
    List<Webhook> webhooks,
    @Nullable SessionAffinity sessionAffinity) {

  /** What a canary asks for that says nothing. */
  static final Analysis NONE =
      new Analysis(
          null, null, null, null, null, List.of(), null, null, null, null, null, List.of(),
          List.of(), List.of(), List.of(), null);

  public Analysis {
    stepWeights = Lists.orEmpty(stepWeights);
    match = Lists.orEmpty(match);
    metrics = Lists.orEmpty(metrics);
    alerts = Lists.orEmpty(alerts);
    webhooks = Lists.orEmpty(webhooks);
  }

  public Analysis withWebhooks(List<Webhook> others) {
    return new Analysis(
        interval,
        threshold,
        iterations,
        maxWeight,
        stepWeight,
        stepWeights,
        stepWeightPromotion,
        mirror,
        mirrorWeight,
        primaryReadyThreshold,
        canaryReadyThreshold,
        match,
        metrics,
        alerts,
        others,
        sessionAffinity);
  }
}
