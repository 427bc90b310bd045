package io.haldane.api.metrics;

import java.util.List;

/**
 * What the controller has to be allowed in the cluster for a provider; a rule of RBAC.
 *
 * @param resources their plurals, or * for all
 */
public record ClusterPermission(String group, List<String> resources, List<String> verbs) {
  public ClusterPermission {
    resources = List.copyOf(resources);
    verbs = List.copyOf(verbs);
  }
}
