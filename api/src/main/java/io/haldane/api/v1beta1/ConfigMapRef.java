package io.haldane.api.v1beta1;

import io.fabric8.generator.annotation.Required;

/** A ConfigMap of the same namespace. */
@Lenient
public record ConfigMapRef(@Required String name) {
  public ConfigMapRef {
    name = Lists.orBlank(name);
  }
}
