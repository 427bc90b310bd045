package io.haldane.api.v1beta1;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** How often the proxy tries again, and upon what. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Retries(
    @Nullable Integer attempts, @Nullable String perTryTimeout, @Nullable String retryOn) {}
