package io.haldane.api.v1beta1;

import io.fabric8.generator.annotation.Required;
import org.jspecify.annotations.Nullable;

/** Where to report, and from which severity on. */
@Lenient
public record Alert(
    @Required String name, @Nullable String severity, @Required NamedRef providerRef) {
  public Alert {
    name = Lists.orBlank(name);
    providerRef = providerRef == null ? NamedRef.NONE : providerRef;
  }
}
