package io.haldane.api.v1beta1;

import io.fabric8.generator.annotation.Required;

/** A query text and the backend that answers it. */
@Lenient
public record MetricTemplateSpec(
    @Required MetricTemplateProvider provider, @Required String query) {
  static final MetricTemplateSpec NONE = new MetricTemplateSpec(MetricTemplateProvider.NONE, "");

  public MetricTemplateSpec {
    provider = provider == null ? MetricTemplateProvider.NONE : provider;
    query = Lists.orBlank(query);
  }
}
