package io.haldane.controller.tick;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.haldane.api.routing.RouteTarget;
import io.haldane.api.routing.RoutedKind;
import io.haldane.api.routing.RouterSettings;
import io.haldane.api.routing.ServedApis;
import io.haldane.api.routing.TrafficRouter;
import io.haldane.api.v1beta1.Canary;
import io.haldane.controller.Wiring;
import io.haldane.engine.recognition.AutoProvider;
import io.haldane.engine.recognition.Landscape;
import io.haldane.engine.recognition.ProviderChoice;
import io.haldane.engine.recognition.ProviderSearch;
import io.haldane.engine.recognition.RouteList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Which of all providers a canary of the Service {@code till} in {@code shop} gets, by what the
 * cluster serves, the routes there, and what the canary says.
 */
final class ProviderTableTest {
  private static final KubernetesSerialization YAML = new KubernetesSerialization();
  private static final List<TrafficRouter> ROUTERS = Wiring.load().routers();

  /** Columns: what is served, one route with its version and kind first, fields of the spec. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          # Istio: by its API alone, by routes in all their forms
          istio | networking.istio.io/v1beta1 | |
          istio | networking.istio.io/v1beta1 | networking.istio.io/v1beta1 VirtualService {http: [{route: [{destination: {host: till}}]}]} |
          istio | networking.istio.io/v1beta1 | networking.istio.io/v1beta1 VirtualService {hosts: [till.shop.svc.cluster.local]} |
          istio | networking.istio.io/v1beta1 | networking.istio.io/v1beta1 VirtualService {http: [{delegate: {name: till, namespace: shop}}]} |
          istio | networking.istio.io/v1beta1 | networking.istio.io/v1beta1 VirtualService {tcp: [{route: [{destination: {host: till-primary}}]}]} |
          istio | networking.istio.io/v1beta1 projectcontour.io/v1 | | service: {port: 80, gateways: [public]}
          # Gateway API: by hint, by route, the newest version, never by its API alone
          gatewayapi:v1 | gateway.networking.k8s.io/v1 gateway.networking.k8s.io/v1beta1 networking.istio.io/v1beta1 | | service: {port: 80, gatewayRefs: [{name: public}]}
          gatewayapi:v1 | gateway.networking.k8s.io/v1 | gateway.networking.k8s.io/v1 HTTPRoute {parentRefs: [{name: public}], rules: [{backendRefs: [{name: till, port: 80}]}]} |
          gatewayapi:v1beta1 | gateway.networking.k8s.io/v1beta1 | gateway.networking.k8s.io/v1beta1 HTTPRoute {parentRefs: [{name: public}], rules: [{backendRefs: [{name: till, port: 80}]}]} |
          none | gateway.networking.k8s.io/v1 | |
          none | gateway.networking.k8s.io/v1 | gateway.networking.k8s.io/v1 HTTPRoute {parentRefs: [{kind: Service, name: till}], rules: [{backendRefs: [{name: till}]}]} |
          none | gateway.networking.k8s.io/v1 | gateway.networking.k8s.io/v1 HTTPRoute {parentRefs: [{name: public}], rules: [{backendRefs: [{name: till, namespace: elsewhere}]}]} |
          none | networking.k8s.io/v1 | | service: {port: 80, gatewayRefs: [{name: public}]}
          # nginx, Skipper and the load balancers of AWS share the Ingress
          nginx | networking.k8s.io/v1 | networking.k8s.io/v1 Ingress {ingressClassName: nginx, rules: [{http: {paths: [{backend: {service: {name: till}}}]}}]} |
          nginx | networking.k8s.io/v1 | networking.k8s.io/v1 Ingress {ingressClassName: nginx, rules: [{http: {paths: [{backend: {service: {name: till}}}]}}]} | ingressRef: {kind: Ingress, name: way}
          nginx | networking.k8s.io/v1 networking.istio.io/v1beta1 | networking.k8s.io/v1 Ingress {ingressClassName: nginx, rules: [{http: {paths: [{backend: {service: {name: till}}}]}}]} |
          skipper | networking.k8s.io/v1 | networking.k8s.io/v1 Ingress {ingressClassName: skipper, defaultBackend: {service: {name: till}}} |
          none | networking.k8s.io/v1 k8s.nginx.org/v1 | networking.k8s.io/v1 Ingress {ingressClassName: nginx, defaultBackend: {service: {name: till}}} |
          none | networking.k8s.io/v1 networking.istio.io/v1beta1 | networking.k8s.io/v1 Ingress {ingressClassName: haproxy, defaultBackend: {service: {name: till}}} |
          alb | networking.k8s.io/v1 networking.istio.io/v1beta1 | networking.k8s.io/v1 Ingress {ingressClassName: alb, defaultBackend: {service: {name: till}}} |
          alb | networking.k8s.io/v1 | networking.k8s.io/v1 Ingress {ingressClassName: alb, defaultBackend: {service: {name: till}}} | ingressRef: {kind: Ingress, name: way}
          none | networking.k8s.io/v1 | networking.k8s.io/v1 Ingress {ingressClassName: nginx, defaultBackend: {service: {name: tillage}}} |
          alb,nginx,skipper | networking.k8s.io/v1 | | ingressRef: {kind: Ingress, name: way}
          istio,nginx | networking.k8s.io/v1 networking.istio.io/v1beta1 | networking.k8s.io/v1 Ingress {ingressClassName: nginx, defaultBackend: {service: {name: till}}} | service: {port: 80, gateways: [public]}
          # Traefik, by both of its kinds, and in the group that the installation chose
          traefik | traefik.io/v1alpha1 | traefik.io/v1alpha1 IngressRoute {routes: [{services: [{kind: TraefikService, name: till}]}]} |
          traefik | traefik.io/v1alpha1 | traefik.io/v1alpha1 TraefikService {weighted: {services: [{name: till-primary}]}} |
          traefik | traefik.io/v1alpha1 | | routeRef: {kind: IngressRoute, name: way}
          none | traefik.io/v1alpha1 | |
          none | traefik.io/v1alpha1 traefik.containo.us/v1alpha1 | traefik.containo.us/v1alpha1 IngressRoute {routes: [{services: [{name: till}]}]} |
          # F5's controller, by its own kind
          f5-nginx | k8s.nginx.org/v1 | k8s.nginx.org/v1 VirtualServerRoute {upstreams: [{name: web, service: till, port: 80}]} |
          f5-nginx | k8s.nginx.org/v1 networking.istio.io/v1beta1 | k8s.nginx.org/v1 VirtualServerRoute {upstreams: [{name: web, service: till-primary, port: 80}]} |
          none | k8s.nginx.org/v1 | k8s.nginx.org/v1 VirtualServerRoute {upstreams: [{name: till, service: tillage, port: 80}]} |
          none | k8s.nginx.org/v1 | |
          # Contour, APISIX, Gloo
          contour | projectcontour.io/v1 | projectcontour.io/v1 HTTPProxy {routes: [{services: [{name: till, port: 80}]}]} |
          contour | projectcontour.io/v1 | projectcontour.io/v1 HTTPProxy {includes: [{name: till}]} |
          none | projectcontour.io/v1 | |
          apisix | apisix.apache.org/v2 | apisix.apache.org/v2 ApisixRoute {http: [{backends: [{serviceName: till}]}]} |
          apisix | apisix.apache.org/v2 | | routeRef: {kind: ApisixRoute, name: way}
          gloo | gateway.solo.io/v1 gloo.solo.io/v1 | gateway.solo.io/v1 RouteTable {routes: [{routeAction: {single: {upstream: {name: shop-till-80, namespace: gloo-system}}}}]} |
          gloo | gateway.solo.io/v1 gloo.solo.io/v1 | gateway.solo.io/v1 RouteTable {routes: [{routeAction: {multi: {destinations: [{destination: {kube: {ref: {name: till, namespace: shop}}}}]}}}]} |
          gloo | gateway.solo.io/v1 gloo.solo.io/v1 | | upstreamRef: {kind: Upstream, name: way}
          none | gateway.solo.io/v1 gloo.solo.io/v1 | gateway.solo.io/v1 RouteTable {routes: [{routeAction: {single: {upstream: {name: shop-tillage-80}}}}]} |
          # Kuma: by its API alone, and by routes
          kuma | kuma.io/v1alpha1 | |
          kuma | kuma.io/v1alpha1 | kuma.io/v1alpha1 MeshHTTPRoute {to: [{targetRef: {kind: MeshService, name: till_shop_svc_80}}]} |
          kuma | kuma.io/v1alpha1 | kuma.io/v1alpha1 MeshHTTPRoute {to: [{targetRef: {kind: MeshService, labels: {kuma.io/display-name: till}}}]} |
          # TrafficSplits: other groups tell whose they are
          linkerd | split.smi-spec.io/v1alpha1 split.smi-spec.io/v1alpha2 linkerd.io/v1alpha2 | |
          smi:v1alpha2:linkerd | split.smi-spec.io/v1alpha2 linkerd.io/v1alpha2 | split.smi-spec.io/v1alpha2 TrafficSplit {service: till} |
          osm | split.smi-spec.io/v1alpha2 config.openservicemesh.io/v1alpha2 | |
          nsm | split.smi-spec.io/v1alpha3 specs.smi.nginx.com/v1alpha1 | |
          nsm | split.smi-spec.io/v1alpha3 specs.smi.nginx.com/v1alpha1 | split.smi-spec.io/v1alpha3 TrafficSplit {service: till} |
          smi:v1alpha3 | split.smi-spec.io/v1alpha1 split.smi-spec.io/v1alpha3 | split.smi-spec.io/v1alpha3 TrafficSplit {service: till} |
          none | split.smi-spec.io/v1alpha3 | |
          istio,linkerd | split.smi-spec.io/v1alpha1 linkerd.io/v1alpha2 networking.istio.io/v1beta1 | |
          # App Mesh and Consul: objects of the Service's name, or a field
          appmesh:v1beta2 | appmesh.k8s.aws/v1beta1 appmesh.k8s.aws/v1beta2 | | service: {port: 80, meshName: global}
          appmesh | appmesh.k8s.aws/v1beta1 | | service: {port: 80, meshName: global}
          appmesh:v1beta2 | appmesh.k8s.aws/v1beta2 | appmesh.k8s.aws/v1beta2 VirtualService {awsName: till.shop} |
          none | appmesh.k8s.aws/v1beta2 | appmesh.k8s.aws/v1beta2 VirtualService {awsName: tillage.shop} |
          none | consul.hashicorp.com/v1alpha1 | consul.hashicorp.com/v1alpha1 ServiceSplitter {splits: []} |
          # The kind of the target decides
          knative | networking.istio.io/v1beta1 | | targetRef: {apiVersion: serving.knative.dev/v1, kind: Service, name: till}
          """)
  void each_provider_is_recognised(String expected, String served, String route, String more) {
    assertThat(search(served, route == null ? "" : route, more == null ? "" : more))
        .isEqualTo(expected);
  }

  /** By who reports on it, which is the only thing that tells these meshes apart. */
  @ParameterizedTest
  @CsvSource({
    "cilium, io.cilium/gateway-controller",
    "linkerd:httproute, linkerd.io/policy-controller",
    "kuma:httproute, gateways.kuma.io/controller",
    "none, istio.io/mesh-controller",
    "none, unknown.example/controller"
  })
  void a_route_of_the_service_belongs_to_the_mesh_that_reports_on_it(
      String expected, String controller) {
    String route =
        """
        gateway.networking.k8s.io/v1 HTTPRoute {parentRefs: [{kind: Service, name: till}], rules: [{backendRefs: [{name: till}]}]}
        status: {parents: [{parentRef: {kind: Service, name: till}, controllerName: %s}]}
        """
            .formatted(controller);
    assertThat(search("gateway.networking.k8s.io/v1", route, "")).isEqualTo(expected);
  }

  @Test
  void defaults_of_the_service_belong_to_consul() {
    String api = "consul.hashicorp.com/v1alpha1";
    String route = api + " ServiceDefaults {protocol: http}\nnamed: till";
    assertThat(search(api, route, "")).isEqualTo("consul");
  }

  /** With the class and an annotation; {@code -} for none. F5's controller is there, too. */
  @ParameterizedTest
  @CsvSource({
    "nginx, nginx, nginx.ingress.kubernetes.io/proxy-body-size",
    "nginx, nginx-internal, nginx.ingress.kubernetes.io/proxy-body-size",
    "nginx, -, nginx.ingress.kubernetes.io/proxy-body-size",
    "skipper, -, zalando.org/skipper-filter",
    "alb, -, alb.ingress.kubernetes.io/scheme",
    "alb, alb-public, alb.ingress.kubernetes.io/scheme",
    "none, nginx, nginx.org/proxy-buffers",
    "none, traefik, nginx.ingress.kubernetes.io/proxy-body-size",
    "none, nginx-internal, -",
    "none, -, -"
  })
  void class_and_annotations_tell_whose_an_ingress_is(
      String expected, String className, String annotation) {
    String spec =
        "{%sdefaultBackend: {service: {name: till}}}"
            .formatted(className.equals("-") ? "" : "ingressClassName: " + className + ", ");
    String route =
        annotation.equals("-")
            ? "networking.k8s.io/v1 Ingress " + spec
            : "networking.k8s.io/v1 Ingress %s%nannotated: %s".formatted(spec, annotation);
    assertThat(search("networking.k8s.io/v1 k8s.nginx.org/v1", route, "")).isEqualTo(expected);
  }

  private static String search(String served, String route, String more) {
    ServedApis apis = new ServedApis(Set.of(served.split(" ")));
    RouteTarget target = target(more);
    Map<RoutedKind, RouteList> routes = new HashMap<>();
    for (RoutedKind kind : ProviderSearch.kinds(ROUTERS, target, apis)) {
      routes.put(kind, new RouteList.Read(routes(kind, apis, route)));
    }
    return switch (ProviderSearch.of(ROUTERS, target, new Landscape(apis, routes))) {
      case ProviderChoice.Chosen(String provider, _) -> provider;
      case ProviderChoice.Ambiguous(var candidates) ->
          String.join(",", candidates.stream().map(each -> each.split(" ")[0]).toList());
      case ProviderChoice.NotFound _ -> "none";
      case ProviderChoice.NotKnown(String why) -> "not known: " + why;
    };
  }

  private static List<ObjectNode> routes(RoutedKind kind, ServedApis apis, String route) {
    String start = kind.group() + "/" + apis.version(kind).orElseThrow() + " " + kind.kind() + " ";
    List<ObjectNode> found = new ArrayList<>();
    if (route.startsWith(start)) {
      ObjectNode object =
          YAML.unmarshal(
              "metadata: {name: way, namespace: shop}\nspec: %s"
                  .formatted(route.substring(start.length())),
              ObjectNode.class);
      JsonNode annotation = object.remove("annotated");
      if (annotation != null) {
        object.withObject("/metadata/annotations").put(annotation.asText(), "1");
      }
      JsonNode name = object.remove("named");
      if (name != null) {
        object.withObject("/metadata").put("name", name.asText());
      }
      found.add(object.put("apiVersion", start.split(" ")[0]).put("kind", kind.kind()));
    }
    return found;
  }

  private static RouteTarget target(String more) {
    ObjectNode canary =
        YAML.unmarshal(
            """
            apiVersion: flagger.app/v1beta1
            kind: Canary
            metadata: {name: till, namespace: shop}
            spec:
              provider: auto
              targetRef: {apiVersion: apps/v1, kind: Deployment, name: till}
              service: {port: 80}
              analysis: {interval: 10s}
            """,
            ObjectNode.class);
    if (!more.isEmpty()) {
      ((ObjectNode) canary.get("spec")).setAll(YAML.unmarshal(more, ObjectNode.class));
    }
    return new RouteTarget(
        YAML.convertValue(canary, Canary.class), AutoProvider.NAME, RouterSettings.NONE);
  }
}
