package io.haldane.api.v1beta1;

import org.jspecify.annotations.Nullable;

/** What the backend sees instead of the path and host of the request. */
@Lenient
public record Rewrite(@Nullable String uri, @Nullable String authority, @Nullable String type) {}
