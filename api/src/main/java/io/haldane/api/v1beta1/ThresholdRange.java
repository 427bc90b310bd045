package io.haldane.api.v1beta1;

import org.jspecify.annotations.Nullable;

/** Inclusive bounds; an absent one does not bind. */
@Lenient
public record ThresholdRange(@Nullable Double min, @Nullable Double max) {}
