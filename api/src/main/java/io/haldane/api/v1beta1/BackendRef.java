package io.haldane.api.v1beta1;

import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** A backend of a Gateway API filter. */
@Lenient
@ValidationRule(
    value = "(size(self.group) == 0 && self.kind == 'Service') ? has(self.port) : true",
    message = "Must have port for Service reference")
public record BackendRef(
    @Default("") @Nullable String group,
    @Default("Service") @Nullable String kind,
    @Required String name,
    @Nullable String namespace,
    @Min(1) @Max(65535) @Whole @Nullable Integer port) {
  static final BackendRef NONE = new BackendRef(null, null, "", null, null);

  public BackendRef {
    name = Lists.orBlank(name);
  }
}
