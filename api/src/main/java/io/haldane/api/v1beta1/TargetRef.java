package io.haldane.api.v1beta1;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Required;

/** The workload under release. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record TargetRef(
    @Required String apiVersion, @Required String kind, @Required String name) {}
