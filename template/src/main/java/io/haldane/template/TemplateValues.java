package io.haldane.template;

import java.util.Map;

/**
 * What the functions of a query template answer for one canary.
 *
 * @param name the Canary
 * @param namespace the Canary's namespace
 * @param target the workload that the Canary watches
 * @param service the apex Service
 * @param ingress the referenced ingress, or the target
 * @param route the referenced route, or the target
 * @param interval window of the check as a Go duration such as {@code 1m}
 * @param variables the check's own {@code templateVariables}
 */
public record TemplateValues(
    String name,
    String namespace,
    String target,
    String service,
    String ingress,
    String route,
    String interval,
    Map<String, String> variables) {
  public TemplateValues {
    variables = Map.copyOf(variables);
  }
}
