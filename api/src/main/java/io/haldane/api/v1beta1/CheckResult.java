package io.haldane.api.v1beta1;

import io.fabric8.generator.annotation.Required;
import org.jspecify.annotations.Nullable;

/**
 * What one check of the last tick said.
 *
 * @param kind {@code metric}, {@code hook}, {@code gate} or {@code readiness}
 * @param verdict {@code pass}, {@code fail} or {@code wait}
 * @param unit of value and bounds: {@code %}, {@code ms} or absent
 */
@Lenient
public record CheckResult(
    @Required String kind,
    @Required String name,
    @Required String verdict,
    @Nullable Double value,
    @Nullable Double min,
    @Nullable Double max,
    @Nullable String unit,
    @Nullable String message) {
  public CheckResult {
    kind = Lists.orBlank(kind);
    name = Lists.orBlank(name);
    verdict = Lists.orBlank(verdict);
  }
}
