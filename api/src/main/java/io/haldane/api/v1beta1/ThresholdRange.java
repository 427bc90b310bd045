package io.haldane.api.v1beta1;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** Inclusive bounds; an absent one does not bind. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ThresholdRange(@Nullable Double min, @Nullable Double max) {}
