package io.haldane.e2e.mesh;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What an Envoy must know before istiod tells it the rest.
 *
 * @param id such as {@code sidecar~10.244.0.3~client.test~test.svc.cluster.local}
 * @param labels as flow YAML, such as <code>{app: client}</code>
 */
record EnvoyBootstrap(String id, String cluster, String namespace, String labels, int adminPort) {
  /** Istio's cluster names hold dots, which Envoy's own tags would cut at the first. */
  private static final String YAML =
      """
      node:
        id: "%s"
        cluster: "%s"
        metadata: {NAMESPACE: "%s", LABELS: %s, ISTIO_VERSION: "1.31.0", CLUSTER_ID: Kubernetes}
      admin: {address: {socket_address: {address: 127.0.0.1, port_value: %d}}}
      stats_config:
        use_all_default_tags: false
        stats_tags:
        - {tag_name: cluster_name, regex: '^cluster\\.(([^;]+);\\.)'}
        - {tag_name: envoy.response_code}
        - {tag_name: envoy.response_code_class}
      dynamic_resources:
        lds_config: {ads: {}, resource_api_version: V3}
        cds_config: {ads: {}, resource_api_version: V3}
        ads_config:
          api_type: GRPC
          transport_api_version: V3
          grpc_services: [{envoy_grpc: {cluster_name: xds-grpc}}]
      static_resources:
        clusters:
        - name: xds-grpc
          type: STATIC
          connect_timeout: 1s
          typed_extension_protocol_options:
            envoy.extensions.upstreams.http.v3.HttpProtocolOptions:
              "@type": type.googleapis.com/envoy.extensions.upstreams.http.v3.HttpProtocolOptions
              explicit_http_config: {http2_protocol_options: {}}
          load_assignment:
            cluster_name: xds-grpc
            endpoints:
            - lb_endpoints:
              - endpoint: {address: {socket_address: {address: 127.0.0.1, port_value: 15010}}}
      """;

  Path write(Path file) {
    try {
      return Files.writeString(file, YAML.formatted(id, cluster, namespace, labels, adminPort));
    } catch (IOException e) {
      throw new UncheckedIOException("could not write " + file, e);
    }
  }
}
