package io.haldane.doctor;

import io.haldane.doctor.Mistake.Change;
import java.util.List;

/** One mistake after the other, each put into the good set-up. */
final class SeededMistakes {
  static final List<Mistake> ALL =
      List.of(
          in("unreadable", "stepWeight: 10", "stepWeight: ten"),
          in(
              "target-missing",
              "kind: Deployment\nmetadata: {name: checkout, n",
              "kind: Deployment\nmetadata: {name: checkot, n"),
          in(
              "unsupported-target",
              "kind: Deployment, name: checkout}\n  auto",
              "kind: StatefulSet, name: checkout}\n  auto"),
          in(
              "no-selector-label",
              "selector: {matchLabels: {app: checkout}}",
              "selector: {matchLabels: {till: checkout}}"),
          in(
              "scaler-missing",
              "kind: HorizontalPodAutoscaler\nmetadata: {name: checkout,",
              "kind: HorizontalPodAutoscaler\nmetadata: {name: other,"),
          in(
              "config-missing",
              "kind: ConfigMap\nmetadata: {name: checkout,",
              "kind: ConfigMap\nmetadata: {name: other,"),
          in("unknown-provider", "provider: istio", "provider: isto"),
          in("no-steps", "    stepWeight: 10\n    maxWeight: 50\n", ""),
          in("bad-interval", "interval: 30s", "interval: soon"),
          in("bad-port", "port: 80\n    targetPort", "port: 80000\n    targetPort"),
          in("metric-unusable", "templateRef: {name: orders}", "templateRef: {name: order}"),
          in("metric-unusable", "{{ target }}", "{{ targt }}"),
          in("metric-unusable", "{name: datadog, namespace", "{name: other, namespace"),
          in("metric-unusable", "{min: 1}", "{min: 2, max: 1}"),
          add(
              "target-claimed",
              """
              apiVersion: flagger.app/v1beta1
              kind: Canary
              metadata: {name: twin, namespace: shop}
              spec:
                targetRef: {apiVersion: apps/v1, kind: Deployment, name: checkout}
              """),
          add(
              "selector-overlap",
              """
              apiVersion: apps/v1
              kind: Deployment
              metadata: {name: worker, namespace: shop}
              spec: {template: {metadata: {labels: {app: checkout}}}}
              """),
          in(
              "waiting-for-data",
              "kind: Canary\nmetadata: {name: checkout,",
              "kind: Canary\nstatus: {conditions: [{type: Reconciled, status: \"False\", reason: WaitingForData, message: waiting for data}]}\nmetadata: {name: checkout,"),
          in("max-weight-no-multiple", "maxWeight: 50", "maxWeight: 45"),
          in("no-checks", "    metrics:\n", "    unknown:\n")
              .with("    webhooks:\n", "    others:\n"),
          add(
                  "scaled-object-not-ready",
                  """
                  apiVersion: keda.sh/v1alpha1
                  kind: ScaledObject
                  metadata: {name: checkout, namespace: shop}
                  spec: {scaleTargetRef: {name: checkout}}
                  status: {conditions: [{type: Ready, status: "False"}]}
                  """)
              .with(
                  "autoscaling/v2, kind: HorizontalPodAutoscaler, name: checkout}\n  service",
                  "keda.sh/v1alpha1, kind: ScaledObject, name: checkout}\n  service"),
          in("threshold-out-of-reach", "{min: 99}", "{min: 101}"),
          in("threshold-out-of-reach", "{max: 500}", "{max: 0}"),
          in("port-not-in-container", "targetPort: 8080", "targetPort: 8081"),
          in("port-name-missing", "targetPort: 8080", "targetPort: web"),
          in(
                  "port-discovery-without-ports",
                  "        ports: [{name: http, containerPort: 8080}]\n",
                  "")
              .with("targetPort: 8080", "targetPort: 8080\n    portDiscovery: true"),
          in("probe-missing", "        readinessProbe: {httpGet: {path: /, port: 8080}}\n", ""),
          in(
                  "no-replicas",
                  "  autoscalerRef: {apiVersion: autoscaling/v2, kind: HorizontalPodAutoscaler, name: checkout}\n",
                  "")
              .with(
                  "name: checkout-primary, namespace: shop}\nspec:\n  replicas: 2",
                  "name: checkout-primary, namespace: shop}\nspec:\n  replicas: 0")
              .with("kind: HorizontalPodAutoscaler\n", "kind: Nothing\n"),
          in(
              "autoscaler-not-referenced",
              "  autoscalerRef: {apiVersion: autoscaling/v2, kind: HorizontalPodAutoscaler, name: checkout}\n",
              ""),
          in("autoscaler-without-requests", "        resources: {requests: {cpu: 100m}}\n", ""),
          in("autoscaler-metrics-missing", ", metrics.k8s.io", ""),
          in("disruption-budget-blocks", "maxUnavailable: 1", "maxUnavailable: 0"),
          in("disruption-budget-blocks", "maxUnavailable: 1", "minAvailable: 2"),
          in(
              "gitops-owns-replicas",
              "kind: Deployment\nmetadata: {name: checkout, namespace: shop}",
              "kind: Deployment\nmetadata: {name: checkout, namespace: shop, managedFields: [{manager: argocd-controller, fieldsV1: {\"f:spec\": {\"f:replicas\": {}}}}]}"),
          in(
              "gitops-tracks-primary",
              "{name: checkout-primary, namespace: shop}",
              "{name: checkout-primary, namespace: shop, annotations: {argocd.argoproj.io/tracking-id: shop}}"),
          in(
              "controller-missing",
              "status: {availableReplicas: 1}",
              "status: {availableReplicas: 0}"),
          in(
              "permission-missing",
              "denied: []",
              "denied: [patch virtualservices.networking.istio.io]"),
          in("run-permission-missing", "denied: []", "denied: [create canaryruns.haldane.io]"),
          add(
              "flagger-running",
              """
              apiVersion: apps/v1
              kind: Deployment
              metadata: {name: flagger, namespace: flagger-system, labels: {app.kubernetes.io/name: flagger}}
              status: {availableReplicas: 1}
              """),
          in("crd-missing", "denied: []", "denied: []\ncrds: true"),
          in(
              "route-owned-by-other",
              "kind: Canary, name: checkout, uid: 7b0ad8cb, controller",
              "kind: Release, name: checkout, uid: 7b0ad8cb, controller"),
          in("route-unreadable", "host: checkout-canary}", "host: else}"),
          add(
              "same-host",
              """
              apiVersion: networking.istio.io/v1
              kind: VirtualService
              metadata: {name: front, namespace: office}
              spec: {hosts: [checkout.example.com], gateways: [istio-system/public]}
              """),
          in("gateway-missing", "metadata: {name: public", "metadata: {name: private"),
          in("sidecar-missing", ", {name: istio-proxy}", ""),
          in(
              "mtls-mismatch",
              "    gateways: [istio-system/public]\n    hosts",
              "    trafficPolicy: {tls: {mode: DISABLE}}\n    gateways: [istio-system/public]\n    hosts"),
          in("hook-url-invalid", "http://load-tester.shop/", "load-tester.shop"),
          in("hook-service-missing", "http://load-tester.shop/", "http://load-test.shop/"),
          in("hook-port-missing", "http://load-tester.shop/", "http://load-tester.shop:8080/"),
          in("hook-timeout-too-long", "timeout: 5s", "timeout: 45s"),
          in("hook-secret-unusable", "timeout: 5s}", "timeout: 5s, secretRef: {name: none}}"),
          in("bad-hook", "timeout: 5s}", "timeout: 5s, headers: [{name: Host, value: x}]}"),
          in(
              "alert-provider-missing",
              "providerRef: {name: on-call}",
              "providerRef: {name: oncall}"),
          in(
              "metrics-service-missing",
              "kind: Service\nmetadata: {name: prometheus",
              "kind: Service\nmetadata: {name: prom"),
          in("metrics-service-missing", "ports: [{port: 9090}]", "ports: [{port: 80}]"),
          in("secret-key-missing", ", datadog_application_key: b", ""));

  private SeededMistakes() {}

  private static Mistake in(String code, String good, String bad) {
    return new Mistake(code, List.of(new Change(good, bad)), "");
  }

  private static Mistake add(String code, String document) {
    return new Mistake(code, List.of(), document);
  }
}
