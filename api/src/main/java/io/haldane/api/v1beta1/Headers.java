package io.haldane.api.v1beta1;

import org.jspecify.annotations.Nullable;

/** Header changes on the way in and on the way out. */
@Lenient
public record Headers(@Nullable HeaderOperations request, @Nullable HeaderOperations response) {}
