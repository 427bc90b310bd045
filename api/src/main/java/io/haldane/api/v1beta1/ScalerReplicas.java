package io.haldane.api.v1beta1;

import io.fabric8.generator.annotation.Min;
import org.jspecify.annotations.Nullable;

/** Bounds that the scaler of the primary gets instead of the source's. */
@Lenient
public record ScalerReplicas(
    @Min(1) @Whole @Nullable Integer minReplicas, @Min(1) @Whole @Nullable Integer maxReplicas) {}
