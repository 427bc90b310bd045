package io.haldane.api.v1beta1;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** Header changes on the way in and on the way out. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Headers(@Nullable HeaderOperations request, @Nullable HeaderOperations response) {}
