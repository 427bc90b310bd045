package io.haldane.api.v1beta1;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Present in the schema for compatibility; never written. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record AlertProviderStatus(@Nullable List<Condition> conditions) {}
