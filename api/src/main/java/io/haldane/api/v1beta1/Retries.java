package io.haldane.api.v1beta1;

import org.jspecify.annotations.Nullable;

/** How often the proxy tries again, and upon what. */
@Lenient
public record Retries(
    @Whole @Nullable Integer attempts, @Nullable String perTryTimeout, @Nullable String retryOn) {}
