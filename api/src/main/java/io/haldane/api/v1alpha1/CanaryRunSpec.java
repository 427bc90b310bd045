package io.haldane.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.haldane.api.v1beta1.RunRecord;
import org.jspecify.annotations.Nullable;

/**
 * The record of one run.
 *
 * @param canary name of the canary, in the same namespace
 * @param duration of the run, such as {@code 12m30s}; null where the times are not known
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record CanaryRunSpec(
    @Nullable String canary, @Nullable String duration, @Nullable RunRecord run) {
  static final CanaryRunSpec NONE = new CanaryRunSpec(null, null, null);
}
