package io.haldane.api.v1beta1;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import org.jspecify.annotations.Nullable;

/** A parent of an HTTPRoute. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record GatewayRef(
    @Default("gateway.networking.k8s.io") @Nullable String group,
    @Default("Gateway") @Nullable String kind,
    @Required String name,
    @Nullable String namespace,
    @Nullable String sectionName,
    @Min(1) @Max(65535) @Nullable Integer port) {}
