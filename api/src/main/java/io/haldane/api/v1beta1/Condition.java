package io.haldane.api.v1beta1;

import io.fabric8.generator.annotation.Required;
import org.jspecify.annotations.Nullable;

/** One aspect of the state, for {@code kubectl wait} and health checks. Times are RFC 3339. */
@Lenient
public record Condition(
    @Required String type,
    @Required String status,
    @Required String reason,
    @Nullable String message,
    @Nullable String lastUpdateTime,
    @Nullable String lastTransitionTime) {
  public Condition {
    type = Lists.orBlank(type);
    status = Lists.orBlank(status);
    reason = Lists.orBlank(reason);
  }
}
