package io.haldane.api.v1beta1;

import io.fabric8.generator.annotation.Required;
import org.jspecify.annotations.Nullable;

/** A reference by name; the namespace is that of the canary when absent. */
@Lenient
public record NamedRef(@Required String name, @Nullable String namespace) {
  static final NamedRef NONE = new NamedRef("", null);

  public NamedRef {
    name = Lists.orBlank(name);
  }

  /**
   * Its namespace.
   *
   * @param own of the canary
   */
  public String namespaceOr(String own) {
    return namespace == null || namespace.isEmpty() ? own : namespace;
  }
}
