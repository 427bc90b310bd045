package io.haldane.api.v1beta1;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Required;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The scaler of the target, cloned for the primary. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record AutoscalerRef(
    @Required String apiVersion,
    @Required String kind,
    @Required String name,
    @Nullable Map<String, String> primaryScalerQueries,
    @Nullable ScalerReplicas primaryScalerReplicas) {}
