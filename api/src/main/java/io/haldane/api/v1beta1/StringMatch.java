package io.haldane.api.v1beta1;

import org.jspecify.annotations.Nullable;

/** One way to compare a text; exactly one of the four is set. */
@Lenient
public record StringMatch(
    @Nullable String exact,
    @Nullable String prefix,
    @Nullable String suffix,
    @Nullable String regex) {}
