package io.haldane.e2e.bench;

import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;

/** Kinds that are read and written as they come, so that no class of ours is between. */
final class Kinds {
  static final ResourceDefinitionContext CANARY =
      kind("flagger.app", "v1beta1", "Canary", "canaries");
  static final ResourceDefinitionContext VIRTUAL_SERVICE =
      kind("networking.istio.io", "v1beta1", "VirtualService", "virtualservices");
  static final ResourceDefinitionContext DEPLOYMENT =
      kind("apps", "v1", "Deployment", "deployments");

  static final ResourceDefinitionContext METRIC_TEMPLATE =
      kind("flagger.app", "v1beta1", "MetricTemplate", "metrictemplates");
  static final ResourceDefinitionContext ALERT_PROVIDER =
      kind("flagger.app", "v1beta1", "AlertProvider", "alertproviders");

  private Kinds() {}

  private static ResourceDefinitionContext kind(
      String group, String version, String kind, String plural) {
    return new ResourceDefinitionContext.Builder()
        .withGroup(group)
        .withVersion(version)
        .withKind(kind)
        .withPlural(plural)
        .withNamespaced(true)
        .build();
  }
}
