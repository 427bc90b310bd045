package io.haldane.api.v1beta1;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Min;
import org.jspecify.annotations.Nullable;

/** Bounds that the scaler of the primary gets instead of the source's. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ScalerReplicas(
    @Min(1) @Nullable Integer minReplicas, @Min(1) @Nullable Integer maxReplicas) {}
