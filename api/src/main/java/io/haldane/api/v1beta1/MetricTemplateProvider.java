package io.haldane.api.v1beta1;

import io.fabric8.generator.annotation.Required;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The backend of a template; credentials come from a Secret in the namespace of the template. */
@Lenient
public record MetricTemplateProvider(
    @Required String type,
    @Nullable String address,
    Map<String, List<String>> headers,
    @Nullable SecretRef secretRef,
    @Nullable String region,
    @Nullable Boolean insecureSkipVerify) {

  static final MetricTemplateProvider NONE =
      new MetricTemplateProvider("", null, Map.of(), null, null, null);

  public MetricTemplateProvider {
    type = Lists.orBlank(type);
    headers = Lists.orEmptyLists(headers);
  }

  /** Names the kind only: the rest may be secret. */
  @Override
  public String toString() {
    return type + " provider";
  }
}
