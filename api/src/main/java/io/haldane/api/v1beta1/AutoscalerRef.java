package io.haldane.api.v1beta1;

import io.fabric8.generator.annotation.Required;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The scaler of the target, cloned for the primary. */
@Lenient
public record AutoscalerRef(
    @Required String apiVersion,
    @Required String kind,
    @Required String name,
    @Nullable Map<String, String> primaryScalerQueries,
    @Nullable ScalerReplicas primaryScalerReplicas) {
  public AutoscalerRef {
    apiVersion = Lists.orBlank(apiVersion);
    kind = Lists.orBlank(kind);
    name = Lists.orBlank(name);
    primaryScalerQueries =
        primaryScalerQueries == null ? null : Lists.orEmpty(primaryScalerQueries);
  }
}
