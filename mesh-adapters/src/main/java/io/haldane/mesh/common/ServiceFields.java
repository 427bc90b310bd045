package io.haldane.mesh.common;

import io.haldane.api.v1beta1.ServiceSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Fields of {@code spec.service} that say how requests are matched, changed and retried. */
public final class ServiceFields {
  private final List<String> set = new ArrayList<>();

  private ServiceFields() {}

  /**
   * One sentence for each field that is set and that the mesh lacks.
   *
   * @param object what the router writes, such as {@code a TrafficRoute}
   * @param instead the fields that it lacks, with what to use in their place
   */
  public static List<String> refusals(
      ServiceSpec service, String object, Map<String, String> instead) {
    return set(service).stream()
        .filter(instead::containsKey)
        .map(field ->
            "%s cannot express spec.service.%s; remove it, and %s"
                .formatted(object, field, instead.get(field)))
        .toList();
  }

  private static List<String> set(ServiceSpec service) {
    ServiceFields fields = new ServiceFields();
    fields.add("match", !service.match().isEmpty());
    fields.add("timeout", Texts.isSet(service.timeout()));
    fields.add("backendTimeout", Texts.isSet(service.backendTimeout()));
    fields.add("retries", service.retries() != null);
    fields.add("rewrite", service.rewrite() != null);
    fields.add("headers", service.headers() != null);
    fields.add("corsPolicy", service.corsPolicy() != null);
    fields.add("mirror", !service.mirror().isEmpty());
    fields.add("trafficPolicy", service.trafficPolicy() != null);
    return fields.set;
  }

  private void add(String field, boolean isSet) {
    if (isSet) {
      set.add(field);
    }
  }
}
