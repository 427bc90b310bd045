package io.haldane.api.v1beta1;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Required;
import org.jspecify.annotations.Nullable;

/** Where to report, and from which severity on. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Alert(
    @Required String name, @Nullable String severity, @Required NamedRef providerRef) {}
