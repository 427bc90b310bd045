package io.haldane.api.v1beta1;

import io.fabric8.generator.annotation.Required;

/** The workload under release. */
@Lenient
public record TargetRef(@Required String apiVersion, @Required String kind, @Required String name) {
  static final TargetRef NONE = new TargetRef("", "", "");

  public TargetRef {
    apiVersion = Lists.orBlank(apiVersion);
    kind = Lists.orBlank(kind);
    name = Lists.orBlank(name);
  }
}
