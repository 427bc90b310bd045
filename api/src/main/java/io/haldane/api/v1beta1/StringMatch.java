package io.haldane.api.v1beta1;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** One way to compare a text; exactly one of the four is set. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record StringMatch(
    @Nullable String exact,
    @Nullable String prefix,
    @Nullable String suffix,
    @Nullable String regex) {}
