package io.haldane.doctor.snapshot;

/** KubeObjects around a canary that no field of it names, and where to list them. */
public enum NeighborKind {
  PODS("v1", "pods", Scope.NAMESPACE, ""),
  DISRUPTION_BUDGETS("policy/v1", "poddisruptionbudgets", Scope.NAMESPACE, ""),
  AUTOSCALERS("autoscaling/v2", "horizontalpodautoscalers", Scope.NAMESPACE, ""),
  SCALED_OBJECTS("keda.sh/v1alpha1", "scaledobjects", Scope.NAMESPACE, ""),
  VIRTUAL_SERVICES("networking.istio.io/v1beta1", "virtualservices", Scope.CLUSTER, ""),
  ISTIO_GATEWAYS("networking.istio.io/v1beta1", "gateways", Scope.CLUSTER, ""),
  DESTINATION_RULES("networking.istio.io/v1beta1", "destinationrules", Scope.NAMESPACE, ""),
  PEER_AUTHENTICATIONS("security.istio.io/v1beta1", "peerauthentications", Scope.CLUSTER, ""),
  /** Of Haldane and of Flagger. */
  CONTROLLERS(
      "apps/v1", "deployments", Scope.CLUSTER, "app.kubernetes.io/name in (flagger,haldane)");

  /** Where objects of a kind are of interest. */
  public enum Scope {
    /** In the namespace of the canary. */
    NAMESPACE,
    CLUSTER
  }

  private final String apiVersion;
  private final String plural;
  private final Scope scope;
  private final String selector;

  NeighborKind(String apiVersion, String plural, Scope scope, String selector) {
    this.apiVersion = apiVersion;
    this.plural = plural;
    this.scope = scope;
    this.selector = selector;
  }

  public String apiVersion() {
    return apiVersion;
  }

  public String plural() {
    return plural;
  }

  public Scope scope() {
    return scope;
  }

  /** Of labels; empty for all objects. */
  public String selector() {
    return selector;
  }
}
