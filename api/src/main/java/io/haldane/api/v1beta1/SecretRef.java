package io.haldane.api.v1beta1;

import io.fabric8.generator.annotation.Required;

/** A Secret of the same namespace. */
@Lenient
public record SecretRef(@Required String name) {
  public SecretRef {
    name = Lists.orBlank(name);
  }
}
