package io.haldane.api.v1beta1;

import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import org.jspecify.annotations.Nullable;

/** A parent of an HTTPRoute. */
@Lenient
public record GatewayRef(
    @Default("gateway.networking.k8s.io") @Nullable String group,
    @Default("Gateway") @Nullable String kind,
    @Required String name,
    @Nullable String namespace,
    @Nullable String sectionName,
    @Min(1) @Max(65535) @Whole @Nullable Integer port) {
  public GatewayRef {
    name = Lists.orBlank(name);
  }
}
