package io.haldane.api.v1beta1;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Required;

/** A Secret of the same namespace. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record SecretRef(@Required String name) {}
