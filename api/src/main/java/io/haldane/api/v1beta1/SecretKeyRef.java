package io.haldane.api.v1beta1;

import io.fabric8.generator.annotation.Required;

/** One key of a Secret of the same namespace. */
@Lenient
public record SecretKeyRef(@Required String name, @Required String key) {
  public SecretKeyRef {
    name = Lists.orBlank(name);
    key = Lists.orBlank(key);
  }
}
