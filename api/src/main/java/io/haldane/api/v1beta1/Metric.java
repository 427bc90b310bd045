package io.haldane.api.v1beta1;

import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One check: a builtin name, an inline query or a template, and the range that its value must stay
 * in.
 *
 * <p>The last four fields extend the API of Flagger, see docs/extensions.md.
 *
 * @param onNoData the text of an {@link OnNoData}; null for the default of the installation
 * @param onError the text of an {@link OnError}; null for the default of the installation
 * @param minimumRequests requests to the canary without which the value is not judged; null for the
 *     default of the installation
 * @param requestCountQuery counts them; null for the builtin query of the mesh
 */
@Lenient
public record Metric(
    @Required String name,
    @Pattern("^[0-9]+(m|s)") @Nullable String interval,
    @Nullable Double threshold,
    @Nullable ThresholdRange thresholdRange,
    @Nullable String query,
    @Nullable NamedRef templateRef,
    Map<String, String> templateVariables,
    @Nullable String onNoData,
    @Nullable String onError,
    @Whole @Nullable Integer minimumRequests,
    @Nullable String requestCountQuery) {

  public Metric {
    name = Lists.orBlank(name);
    templateVariables = Lists.orEmpty(templateVariables);
  }
}
