package io.haldane.api.v1beta1;

import io.fabric8.generator.annotation.Required;
import org.jspecify.annotations.Nullable;

/** A reference to an object by kind and name; the namespace is that of the canary when absent. */
@Lenient
public record ObjectReference(
    @Required String apiVersion,
    @Required String kind,
    @Required String name,
    @Nullable String namespace) {
  public ObjectReference {
    apiVersion = Lists.orBlank(apiVersion);
    kind = Lists.orBlank(kind);
    name = Lists.orBlank(name);
  }
}
