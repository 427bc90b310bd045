package io.haldane.sandbox.api;

import java.util.stream.Stream;

/** Kinds that come to a cluster together, as by installing a mesh. Absent ones answer 404. */
public enum KindSet {
  KUBERNETES(
      "- v1 namespaces Namespace cluster status",
      "- v1 nodes Node cluster status",
      "- v1 pods Pod status",
      "- v1 services Service status",
      "- v1 endpoints Endpoints",
      "- v1 configmaps ConfigMap",
      "- v1 secrets Secret",
      "- v1 serviceaccounts ServiceAccount",
      "- v1 events Event",
      "apps v1 deployments Deployment status",
      "apps v1 daemonsets DaemonSet status",
      "apps v1 replicasets ReplicaSet status",
      "apps v1 statefulsets StatefulSet status",
      "autoscaling v2,v1 horizontalpodautoscalers HorizontalPodAutoscaler status",
      "networking.k8s.io v1 ingresses Ingress status",
      "networking.k8s.io v1 ingressclasses IngressClass cluster",
      "networking.k8s.io v1 networkpolicies NetworkPolicy",
      "policy v1 poddisruptionbudgets PodDisruptionBudget status",
      "rbac.authorization.k8s.io v1 clusterroles ClusterRole cluster",
      "rbac.authorization.k8s.io v1 clusterrolebindings ClusterRoleBinding cluster",
      "rbac.authorization.k8s.io v1 roles Role",
      "rbac.authorization.k8s.io v1 rolebindings RoleBinding",
      "coordination.k8s.io v1 leases Lease",
      "events.k8s.io v1 events Event",
      "discovery.k8s.io v1 endpointslices EndpointSlice",
      "apiextensions.k8s.io v1 customresourcedefinitions CustomResourceDefinition cluster status"),
  CANARIES(
      "flagger.app v1beta1 canaries Canary status",
      "flagger.app v1beta1 metrictemplates MetricTemplate status",
      "flagger.app v1beta1 alertproviders AlertProvider status",
      "haldane.io v1alpha1 canaryruns CanaryRun"),
  ISTIO(
      "networking.istio.io v1,v1beta1,v1alpha3 virtualservices VirtualService status",
      "networking.istio.io v1,v1beta1,v1alpha3 destinationrules DestinationRule status",
      "networking.istio.io v1,v1beta1,v1alpha3 gateways Gateway status"),
  SMI(
      "split.smi-spec.io v1alpha4,v1alpha3,v1alpha2,v1alpha1 trafficsplits TrafficSplit",
      "specs.smi-spec.io v1alpha4,v1alpha3,v1alpha2,v1alpha1 httproutegroups HTTPRouteGroup"),
  GATEWAY_API(
      "gateway.networking.k8s.io v1,v1beta1 gatewayclasses GatewayClass cluster status",
      "gateway.networking.k8s.io v1,v1beta1 gateways Gateway status",
      "gateway.networking.k8s.io v1,v1beta1 httproutes HTTPRoute status"),
  CONTOUR("projectcontour.io v1 httpproxies HTTPProxy status"),
  KNATIVE(
      "serving.knative.dev v1 services Service status",
      "serving.knative.dev v1 revisions Revision status"),
  KEDA("keda.sh v1alpha1 scaledobjects ScaledObject status");

  /** One kind a line. */
  private final String table;

  KindSet(String... lines) {
    this.table = String.join("\n", lines);
  }

  Stream<ResourceKind> kinds() {
    return table
        .lines()
        .map(line -> this == KUBERNETES ? ResourceKind.builtIn(line) : ResourceKind.custom(line))
        .map(kind -> kind.with(PrinterColumns.of(kind)));
  }
}
