package io.haldane.api.v1beta1;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Required;

/** A query text and the backend that answers it. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record MetricTemplateSpec(
    @Required MetricTemplateProvider provider, @Required String query) {}
