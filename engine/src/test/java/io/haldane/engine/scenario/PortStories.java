package io.haldane.engine.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.ObjectRef;
import io.haldane.api.v1beta1.CanaryPhase;
import java.util.ArrayList;
import java.util.List;

/** The ports of the Services: those of the promoted pods, and those that a user's Service had. */
final class PortStories {
  private PortStories() {}

  private static final String ANALYSIS =
      "interval: 10s\nthreshold: 1\nstepWeight: 50\nmaxWeight: 50\n"
          + "metrics: [{name: request-success-rate, thresholdRange: {min: 99}}]";
  private static final String ADOPTED =
      """
      apiVersion: v1
      kind: Service
      metadata:
        name: podinfo
        namespace: test
        labels: {mine: "yes"}
        annotations: {cloud.google.com/neg: '{"ingress":true}'}
        finalizers: [service.kubernetes.io/load-balancer-cleanup]
      spec:
        type: LoadBalancer
        clusterIP: 10.0.0.7
        clusterIPs: [10.0.0.7]
        ipFamilies: [IPv4]
        ipFamilyPolicy: SingleStack
        externalTrafficPolicy: Local
        healthCheckNodePort: 31999
        loadBalancerSourceRanges: [192.0.2.0/24]
        loadBalancerClass: example.com/lb
        sessionAffinity: ClientIP
        selector: {app: podinfo}
        ports:
        - {name: web, port: 80, targetPort: 8080, nodePort: 31080, protocol: TCP}
        - {name: https, port: 443, targetPort: 8443, nodePort: 31443, protocol: TCP, appProtocol: https}
      """;

  static final List<Story> ALL =
      List.of(
          new Story(
              "F1345, F1722, F657, F513: a user's Service keeps its ports", PortStories::adopted),
          new Story(
              "F1345: what clouds write into a user's Service stays", PortStories::cloudFields),
          new Story("owners that others add to a Service stay", PortStories::owners),
          new Story(
              "a port that only the new version has is not called before its promotion",
              PortStories::newPort),
          new Story(
              "A4371: discovered ports are those of the promoted version", PortStories::discovered),
          new Story(
              "F688, F610, F948, F1274: discovered ports are fit for an API server",
              PortStories::duplicates),
          new Story("a name that no port can have is named and holds", PortStories::badName));

  private static JsonNode ports(Scenario s, String service) {
    return s.json(new ObjectRef("v1", "Service", FakeCluster.NAMESPACE, service)).at("/spec/ports");
  }

  private static List<String> told(JsonNode ports) {
    List<String> told = new ArrayList<>();
    for (JsonNode port : ports) {
      told.add(
          "%s %s %s>%s%s"
              .formatted(
                  port.path("name").asText(),
                  port.path("protocol").asText(),
                  port.path("port").asText(),
                  port.path("targetPort").asText(),
                  port.has("nodePort") ? " at " + port.path("nodePort").asText() : ""));
    }
    return told;
  }

  private static ArrayNode containerPorts(Scenario s) {
    return (ArrayNode)
        s.json(FakeCluster.deployment("podinfo")).at("/spec/template/spec/containers/0/ports");
  }

  private static String canary(String service) {
    return Manifests.canary(ANALYSIS, "")
        .replace("service: {port: 80, targetPort: 9898}", "service: {" + service + "}");
  }

  private static void adopted(Scenario s) {
    s.cluster.apply(ADOPTED);
    s.initialised(canary("port: 80"));
    assertThat(told(ports(s, "podinfo")))
        .containsExactly("web TCP 80>8080 at 31080", "https TCP 443>8443 at 31443");
    assertThat(ports(s, "podinfo").at("/1/appProtocol").asText()).isEqualTo("https");
    assertThat(told(ports(s, "podinfo-primary"))).containsExactly("http TCP 80>8080");
    assertThat(told(ports(s, "podinfo-canary"))).containsExactly("http TCP 80>8080");
    s.canary(canary("port: 80, targetPort: 9898, portName: http-web, portDiscovery: true")).tick();
    assertThat(told(ports(s, "podinfo")))
        .containsExactly(
            "http-web TCP 80>9898 at 31080", "https TCP 443>8443 at 31443", "grpc TCP 9999>9999");
    s.canary(canary("port: 8080, targetPort: 9898")).tick();
    assertThat(told(ports(s, "podinfo")))
        .contains("https TCP 443>8443 at 31443", "http TCP 8080>9898")
        .doesNotHaveDuplicates();
  }

  private static void cloudFields(Scenario s) {
    s.cluster.apply(ADOPTED);
    ObjectRef apex = new ObjectRef("v1", "Service", FakeCluster.NAMESPACE, "podinfo");
    ObjectNode before = s.json(apex).deepCopy();
    s.initialised(canary("port: 80, targetPort: 9898"));
    ObjectNode after = s.json(apex).deepCopy();
    ObjectNode spec = (ObjectNode) after.get("spec");
    assertThat(spec.remove("selector").toString()).isEqualTo("{\"app\":\"podinfo-primary\"}");
    spec.remove("ports");
    ((ObjectNode) before.get("spec")).remove(List.of("selector", "ports"));
    assertThat(spec).isEqualTo(before.get("spec"));
    assertThat(after.at("/metadata/finalizers")).isEqualTo(before.at("/metadata/finalizers"));
    assertThat(after.at("/metadata/annotations").has("cloud.google.com/neg")).isTrue();
  }

  private static void owners(Scenario s) {
    s.initialised(canary("port: 80, targetPort: 9898"));
    ObjectRef ref = new ObjectRef("v1", "Service", FakeCluster.NAMESPACE, "podinfo-primary");
    ((ArrayNode) s.json(ref).at("/metadata/ownerReferences"))
        .insertObject(0)
        .put("apiVersion", "example.com/v1")
        .put("kind", "App")
        .put("name", "shop")
        .put("uid", "1");
    JsonNode before = s.json(ref).deepCopy();
    s.ticks(2);
    assertThat(s.json(ref)).isEqualTo(before);
  }

  /** The number is changed in the canary and in the pods by one commit. */
  private static void newPort(Scenario s) {
    s.initialised(canary("port: 80, targetPort: 9898"));
    ((ObjectNode) containerPorts(s).get(0)).put("containerPort", 9090);
    s.canary(canary("port: 80, targetPort: 9090")).tick().expect(CanaryPhase.PROGRESSING);
    assertThat(told(ports(s, "podinfo-canary"))).containsExactly("http TCP 80>9090");
    assertThat(told(ports(s, "podinfo-primary"))).containsExactly("http TCP 80>9898");
    assertThat(told(ports(s, "podinfo"))).containsExactly("http TCP 80>9898");
    s.ticks(6).expect(CanaryPhase.SUCCEEDED);
    assertThat(told(ports(s, "podinfo-primary"))).containsExactly("http TCP 80>9090");
    assertThat(told(ports(s, "podinfo"))).containsExactly("http TCP 80>9090");
  }

  private static void discovered(Scenario s) {
    s.metric("request-success-rate", 1);
    s.initialised(canary("port: 80, targetPort: 9898, portDiscovery: true"));
    ((ObjectNode) containerPorts(s).get(1)).put("containerPort", 7777);
    s.ticks(2).expect(CanaryPhase.PROGRESSING);
    assertThat(told(ports(s, "podinfo-canary"))).contains("grpc TCP 7777>7777");
    for (String service : List.of("podinfo", "podinfo-primary")) {
      assertThat(told(ports(s, service))).containsExactly("http TCP 80>9898", "grpc TCP 9999>9999");
    }
    s.ticks(2).expect(CanaryPhase.FAILED);
    assertThat(told(ports(s, "podinfo"))).contains("grpc TCP 9999>9999");
    s.metric("request-success-rate", 100).newRevision("3").ticks(6).expect(CanaryPhase.SUCCEEDED);
    assertThat(told(ports(s, "podinfo"))).containsExactly("http TCP 80>9898", "grpc TCP 7777>7777");
  }

  private static void badName(Scenario s) {
    s.given(canary("port: 80, targetPort: 9898, portName: HTTP_web")).tick();
    s.expectCondition("Reconciled", "False", "BadPortName").expect(CanaryPhase.NEW);
    s.canary(canary("port: 80, targetPort: 9898, portName: http-web")).ticks(3);
    s.expect(CanaryPhase.INITIALIZED);
  }

  private static void duplicates(Scenario s) {
    s.deploymentExtra =
        deployment -> {
          ArrayNode ports = (ArrayNode) deployment.at("/spec/template/spec/containers/0/ports");
          ports.removeAll();
          ports.addObject().put("name", "http").put("containerPort", 8080);
          ports.addObject().put("name", "dns").put("containerPort", 53);
          ports.addObject().put("name", "dns-udp").put("containerPort", 53).put("protocol", "UDP");
          ports.addObject().put("containerPort", 8080).put("hostIP", "127.0.0.1");
          ObjectNode second =
              ((ArrayNode) deployment.at("/spec/template/spec/containers")).addObject();
          second.put("name", "other");
          second.putArray("ports").addObject().put("name", "dns").put("containerPort", 5353);
        };
    s.initialised(canary("port: 80, targetPort: 9898, portDiscovery: true"));
    assertThat(told(ports(s, "podinfo")))
        .containsExactly(
            "http TCP 80>9898",
            "http-8080 TCP 8080>8080",
            "dns TCP 53>53",
            "dns-udp UDP 53>53",
            "dns-5353 TCP 5353>5353");
  }
}
