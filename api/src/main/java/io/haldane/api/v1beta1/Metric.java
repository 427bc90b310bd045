package io.haldane.api.v1beta1;

import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One check: a builtin name, an inline query or a template, and the range that its value must stay
 * in.
 */
@Lenient
public record Metric(
    @Required String name,
    @Pattern("^[0-9]+(m|s)") @Nullable String interval,
    @Nullable Double threshold,
    @Nullable ThresholdRange thresholdRange,
    @Nullable String query,
    @Nullable NamedRef templateRef,
    Map<String, String> templateVariables) {

  public Metric {
    name = Lists.orBlank(name);
    templateVariables = Lists.orEmpty(templateVariables);
  }
}
