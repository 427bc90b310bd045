package io.haldane.api.v1beta1;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Required;

/** A fixed place that every request is copied to. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ServiceMirror(@Required BackendRef backendRef) {}
