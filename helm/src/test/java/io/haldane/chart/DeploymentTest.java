package io.haldane.chart;

import static io.haldane.chart.Chart.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeploymentTest {
  private static final Chart FULL = Chart.render(Chart.resource("/values/full.yaml"));

  @Test
  void it_is_named_after_the_release_and_the_chart() {
    assertThat(Chart.DEFAULT.all("Deployment"))
        .extracting(deployment -> deployment.at("/metadata/name").asText())
        .containsExactly("ship-haldane");
    assertThat(Chart.release("haldane", "").all("Deployment"))
        .extracting(deployment -> deployment.at("/metadata/name").asText())
        .as("a release that says haldane already")
        .containsExactly("haldane");
    assertThat(Chart.render("fullnameOverride: pilot").all("Deployment"))
        .extracting(deployment -> deployment.at("/metadata/name").asText())
        .containsExactly("pilot");
  }

  @Test
  void every_object_is_labelled_and_lives_in_the_releases_namespace() {
    assertThat(Chart.DEFAULT.objects())
        .isNotEmpty()
        .allSatisfy(object -> {
          JsonNode labels = object.at("/metadata/labels");
          assertThat(labels.path("app.kubernetes.io/name").asText()).isEqualTo("haldane");
          assertThat(labels.path("app.kubernetes.io/instance").asText()).isEqualTo("ship");
          assertThat(labels.path("app.kubernetes.io/managed-by").asText()).isEqualTo("Helm");
          assertThat(labels.path("app.kubernetes.io/version").asText()).isNotEmpty();
          assertThat(labels.path("helm.sh/chart").asText()).startsWith("haldane-");
          if (!object.path("kind").asText().startsWith("ClusterRole")) {
            assertThat(object.at("/metadata/namespace").asText()).isEqualTo("releases");
          }
        });
  }

  @Test
  void the_service_and_the_deployment_select_the_pods() {
    JsonNode labels = Chart.DEFAULT.pod().at("/metadata/labels");
    JsonNode selector =
        Chart.DEFAULT.the("Deployment", "ship-haldane").at("/spec/selector/matchLabels");

    assertThat(selector)
        .isEqualTo(Chart.DEFAULT.the("Service", "ship-haldane").at("/spec/selector"));
    assertThat(selector.properties())
        .isNotEmpty()
        .allSatisfy(label -> assertThat(labels.path(label.getKey())).isEqualTo(label.getValue()));
  }

  @Test
  void by_default_it_says_where_its_lease_and_its_prometheus_are() {
    assertThat(Chart.DEFAULT.args())
        .containsExactly(
            "-log-level=info",
            "-metrics-server=http://prometheus:9090",
            "-enable-config-tracking=true",
            "-dashboard=loopback",
            "-enable-leader-election=true",
            "-leader-election-namespace=releases",
            "-deny-hosts=link-local,metadata,unspecified,loopback",
            "-slack-user=flagger");
  }

  @Test
  void every_value_becomes_its_flag() {
    assertThat(FULL.args())
        .containsExactlyInAnyOrder(
            "-log-level=debug",
            "-mesh-provider=gatewayapi:v1",
            "-metrics-server=http://ship-haldane-prometheus:9090",
            "-enable-config-tracking=false",
            "-dashboard=on",
            "-dashboard-hosts=canaries.example.com,haldane,ship.example.com",
            "-dashboard-auth=proxy",
            "-dashboard-trusted-proxies=10.0.0.0/8,192.0.2.1",
            "-dashboard-user-header=X-Remote-User",
            "-dashboard-groups-header=X-Remote-Group",
            "-dashboard-links=Grafana=https://grafana.example.com/d/x?var-ns={{namespace}}"
                + " Logs=https://logs.example.com/{{name}}",
            "-enable-leader-election=true",
            "-leader-election-namespace=releases",
            "-alert-identity-namespaces=platform,ops",
            "-allow-hosts=*.hooks.example.com,10.0.0.0/8",
            "-cluster-name=blue: one",
            "-deny-hosts=*",
            "-include-label-prefix=*",
            "-ingress-annotations-prefix=nginx.example.com",
            "-ingress-class=contour",
            "-kubeconfig-burst=75",
            "-kubeconfig-qps=50",
            "-msteams-proxy-url=http://proxy:3128",
            "-namespace=shop",
            "-selector-labels=app.kubernetes.io/name",
            "-slack-channel=releases",
            "-slack-proxy-url=http://proxy:3128",
            "-slack-user=ship",
            "-threadiness=4",
            "-no-cross-namespace-refs=true",
            "-run-history-limit=0",
            "-health-condition=false",
            "-kubeconfig-service-mesh=/etc/haldane/controlplane/config",
            "-settle=5s");
  }

  @Test
  void addresses_and_tokens_are_in_a_secret_and_not_on_the_command_line() {
    JsonNode secret = FULL.the("Secret", "ship-haldane").path("stringData");

    assertThat(secret)
        .isEqualTo(
            yaml(
                """
                DASHBOARD_SESSION_KEY: a-long-secret
                EVENT_WEBHOOK_URL: http://events.example.com/hook
                MSTEAMS_URL: https://teams.example.com/a
                SLACK_TOKEN: xoxb
                SLACK_URL: https://chat.example.com/a
                """));
    assertThat(FULL.the("Deployment", "ship-haldane").toString())
        .doesNotContain(
            "a-long-secret", "xoxb", "chat.example.com", "teams.example.com", "events.example.com");
    assertThat(FULL.container().path("env"))
        .contains(
            yaml(
                """
                name: SLACK_URL
                valueFrom: {secretKeyRef: {name: ship-haldane, key: SLACK_URL}}
                """),
            yaml("{name: JAVA_TOOL_OPTIONS, value: '-Xmx256m'}"),
            yaml("{name: NO_PROXY, value: .svc}"));
    assertThat(Chart.DEFAULT.all("Secret")).isEmpty();
    assertThat(Chart.DEFAULT.container().path("env"))
        .containsExactly(
            yaml("{name: HALDANE_POD_UID, valueFrom: {fieldRef: {fieldPath: metadata.uid}}}"));
  }

  @Test
  void a_changed_secret_brings_new_pods() {
    String checksum = "/metadata/annotations/checksum~1secret";
    JsonNode before = Chart.render("slack: {url: https://a}").pod().at(checksum);
    JsonNode after = Chart.render("slack: {url: https://b}").pod().at(checksum);

    assertThat(before.asText()).hasSize(64).isNotEqualTo(after.asText());
    assertThat(Chart.DEFAULT.pod().at(checksum).isMissingNode()).isTrue();
  }

  @Test
  void a_token_of_ones_own_secret_comes_by_the_environment() {
    Chart chart =
        Chart.render(
            """
            env:
            - name: SLACK_URL
              valueFrom: {secretKeyRef: {name: chat, key: address}}
            """);

    assertThat(chart.container().at("/env/0/valueFrom/secretKeyRef/name").asText())
        .isEqualTo("chat");
    assertThat(chart.all("Secret")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"startupProbe, /healthz", "livenessProbe, /healthz", "readinessProbe, /readyz"})
  void probes_ask_over_http_because_the_image_has_no_shell(String probe, String path) {
    assertThat(Chart.DEFAULT.container().path(probe).path("httpGet"))
        .isEqualTo(yaml("{path: %s, port: http}".formatted(path)));
  }

  @Test
  void it_runs_without_privileges_on_a_read_only_disk() {
    assertThat(Chart.DEFAULT.pod().at("/spec/securityContext"))
        .isEqualTo(yaml("{runAsNonRoot: true, seccompProfile: {type: RuntimeDefault}}"));
    assertThat(Chart.DEFAULT.container().path("securityContext"))
        .isEqualTo(
            yaml(
                """
                readOnlyRootFilesystem: true
                runAsUser: 10001
                runAsNonRoot: true
                allowPrivilegeEscalation: false
                capabilities: {drop: [ALL]}
                """));
    assertThat(Chart.DEFAULT.container().path("volumeMounts"))
        .containsExactly(yaml("{name: tmp, mountPath: /tmp}"));
    assertThat(Chart.DEFAULT.pod().at("/spec/volumes"))
        .containsExactly(yaml("{name: tmp, emptyDir: {}}"));
  }

  @Test
  void it_has_room_for_a_jvm() {
    assertThat(Chart.DEFAULT.container().path("resources"))
        .isEqualTo(yaml("{requests: {cpu: 100m, memory: 192Mi}, limits: {memory: 384Mi}}"));
  }

  @Test
  void the_kubeconfig_of_the_mesh_is_mounted() {
    assertThat(FULL.pod().at("/spec/volumes"))
        .contains(yaml("{name: controlplane, secret: {secretName: mesh}}"));
    assertThat(FULL.container().path("volumeMounts"))
        .contains(
            yaml("{name: controlplane, mountPath: /etc/haldane/controlplane, readOnly: true}"),
            yaml("{name: ca, mountPath: /etc/ca}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                                             | 1",
        "leaderElection: {replicaCount: 2}              | 2",
        "replicaCount: 3                                | 3",
        "replicaCount: 0                                | 0",
        "{replicaCount: 3, leaderElection: {replicaCount: 2}} | 3"
      })
  void both_names_of_the_replica_count_work(String values, int replicas) {
    assertThat(Chart.render(values).the("Deployment", "ship-haldane").at("/spec/replicas").asInt())
        .isEqualTo(replicas);
  }

  @Test
  void image_and_placement_follow_the_values() {
    JsonNode pod = FULL.pod().path("spec");

    assertThat(FULL.container().path("image").asText()).isEqualTo("mirror/controller:1.2.3");
    assertThat(FULL.container().path("imagePullPolicy").asText()).isEqualTo("Always");
    assertThat(pod.path("imagePullSecrets")).containsExactly(yaml("{name: registry}"));
    assertThat(pod.path("priorityClassName").asText()).isEqualTo("system-cluster-critical");
    assertThat(pod.path("nodeSelector")).isEqualTo(yaml("{kubernetes.io/os: linux}"));
    assertThat(pod.path("tolerations")).containsExactly(yaml("{key: control, operator: Exists}"));
    assertThat(pod.findPath("podAffinityTerm").at("/labelSelector/matchLabels"))
        .isEqualTo(yaml("{app.kubernetes.io/name: haldane, app.kubernetes.io/instance: ship}"));
    assertThat(pod.at("/topologySpreadConstraints/0/labelSelector/matchLabels"))
        .isEqualTo(yaml("{app.kubernetes.io/instance: ship}"));
    assertThat(Chart.DEFAULT.pod().at("/spec/topologySpreadConstraints/0/topologyKey").asText())
        .isEqualTo("topology.kubernetes.io/zone");
    assertThat(FULL.the("Deployment", "ship-haldane").at("/metadata/annotations/team").asText())
        .isEqualTo("platform");
    assertThat(FULL.the("Deployment", "ship-haldane").at("/metadata/labels/tier").asText())
        .isEqualTo("control");
    assertThat(FULL.pod().at("/metadata/labels/mesh").asText()).isEqualTo("none");
  }

  @Test
  void the_tag_is_that_of_the_app_when_none_is_given() {
    String version = Chart.DEFAULT.pod().at("/metadata/labels/app.kubernetes.io~1version").asText();

    assertThat(Chart.DEFAULT.container().path("image").asText())
        .isEqualTo("haldane/controller:" + version);
  }
}
