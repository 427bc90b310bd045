package io.haldane.cli.cluster;

import io.haldane.api.ObjectRef;
import io.haldane.api.routing.RoutedKind;
import io.haldane.api.v1alpha1.CanaryRun;
import io.haldane.api.v1beta1.AlertProvider;
import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.MetricTemplate;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where objects are below the root of an API server. */
public final class Paths {
  private static final String CANARIES = "canaries";

  private final Map<String, String> plurals = new HashMap<>();

  /**
   * @param routed kinds of the routers
   */
  public Paths(Collection<RoutedKind> routed) {
    plurals.put("apps/v1/Deployment", "deployments");
    plurals.put("apps/v1/DaemonSet", "daemonsets");
    plurals.put("v1/Service", "services");
    plurals.put("v1/ConfigMap", "configmaps");
    plurals.put("v1/Secret", "secrets");
    plurals.put("v1/Namespace", "namespaces");
    plurals.put("autoscaling/v2/HorizontalPodAutoscaler", "horizontalpodautoscalers");
    plurals.put("autoscaling/v1/HorizontalPodAutoscaler", "horizontalpodautoscalers");
    plurals.put("keda.sh/v1alpha1/ScaledObject", "scaledobjects");
    plurals.put(key(Canary.API_VERSION, AlertProvider.KIND), "alertproviders");
    plurals.put("serving.knative.dev/v1/Service", "services");
    plurals.put(key(Canary.API_VERSION, MetricTemplate.KIND), "metrictemplates");
    for (RoutedKind kind : routed) {
      for (String version : kind.versions()) {
        String apiVersion = kind.group().isEmpty() ? version : kind.group() + "/" + version;
        plurals.put(key(apiVersion, kind.kind()), kind.plural());
      }
    }
  }

  private static String key(String apiVersion, String kind) {
    return apiVersion + "/" + kind;
  }

  /** Empty for a kind that no command needs. */
  public Optional<String> of(ObjectRef ref) {
    return Optional.ofNullable(plurals.get(key(ref.apiVersion(), ref.kind())))
        .map(plural -> in(ref.apiVersion(), ref.namespace(), plural) + "/" + ref.name());
  }

  public static String pods(String namespace, String labelSelector) {
    return in("v1", namespace, "pods")
        + "?limit=500&labelSelector="
        + URLEncoder.encode(labelSelector, StandardCharsets.UTF_8);
  }

  /** All objects of a kind, at most 500 of them. */
  public static String list(
      String apiVersion, @Nullable String namespace, String plural, String labelSelector) {
    String labels =
        labelSelector.isEmpty()
            ? ""
            : "&labelSelector=" + URLEncoder.encode(labelSelector, StandardCharsets.UTF_8);
    return in(apiVersion, namespace, plural) + "?limit=500" + labels;
  }

  /** The events of one canary. */
  public static String events(String namespace, String canary) {
    return in("v1", namespace, "events")
        + "?fieldSelector="
        + URLEncoder.encode(
            "involvedObject.kind=Canary,involvedObject.name=" + canary, StandardCharsets.UTF_8);
  }

  /** All canaries of a namespace, or of all when it is empty. */
  public static String canaries(Optional<String> namespace) {
    return in(Canary.API_VERSION, namespace.orElse(null), CANARIES);
  }

  public static String canary(String namespace, String name) {
    return canaries(Optional.of(namespace)) + "/" + name;
  }

  /** The record of one run. */
  public static String run(String namespace, String name) {
    return in(CanaryRun.API_VERSION, namespace, CanaryRun.PLURAL) + "/" + name;
  }

  private static String in(String apiVersion, @Nullable String namespace, String plural) {
    return (apiVersion.contains("/") ? "apis/" : "api/")
        + apiVersion
        + (namespace == null ? "" : "/namespaces/" + namespace)
        + "/"
        + plural;
  }
}
