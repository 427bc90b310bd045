package io.haldane.sandbox.history;

import io.haldane.api.ObjectRef;
import io.haldane.api.v1beta1.Canary;
import java.util.Map;

/** The objects of a history, and where the API has them. */
final class Addresses {
  private static final String NAMESPACE = "test";
  static final ObjectRef CANARY = ref(Canary.API_VERSION, Canary.KIND, "podinfo");
  static final ObjectRef TARGET = ref("apps/v1", "Deployment", "podinfo");
  static final ObjectRef PRIMARY = ref("apps/v1", "Deployment", "podinfo-primary");
  static final ObjectRef APEX = ref("v1", "Service", "podinfo");
  static final ObjectRef ROUTE = ref("networking.istio.io/v1beta1", "VirtualService", "podinfo");
  static final ObjectRef SPLIT = ref("split.smi-spec.io/v1alpha2", "TrafficSplit", "podinfo");
  static final ObjectRef CONFIG = ref("v1", "ConfigMap", "podinfo-config");
  static final ObjectRef CONFIG_COPY = ref("v1", "ConfigMap", "podinfo-config-primary");
  static final ObjectRef SECRET = ref("v1", "Secret", "podinfo-secret");
  static final ObjectRef SECRET_COPY = ref("v1", "Secret", "podinfo-secret-primary");
  static final ObjectRef SCALER = ref("autoscaling/v2", "HorizontalPodAutoscaler", "podinfo");

  private static final Map<String, String> PLURALS =
      Map.of(
          Canary.KIND,
          "canaries",
          "Deployment",
          "deployments",
          "Service",
          "services",
          "ConfigMap",
          "configmaps",
          "Secret",
          "secrets",
          "HorizontalPodAutoscaler",
          "horizontalpodautoscalers",
          "VirtualService",
          "virtualservices",
          "DestinationRule",
          "destinationrules",
          "TrafficSplit",
          "trafficsplits");

  private Addresses() {}

  private static ObjectRef ref(String apiVersion, String kind, String name) {
    return new ObjectRef(apiVersion, kind, NAMESPACE, name);
  }

  static String collection(ObjectRef ref) {
    String root = ref.apiVersion().indexOf('/') < 0 ? "/api/" : "/apis/";
    String plural = PLURALS.get(ref.kind());
    return root + ref.apiVersion() + "/namespaces/" + ref.namespace() + "/" + plural;
  }

  static String path(ObjectRef ref) {
    return collection(ref) + "/" + ref.name();
  }
}
