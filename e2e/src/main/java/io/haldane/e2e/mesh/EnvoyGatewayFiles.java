package io.haldane.e2e.mesh;

import io.fabric8.kubernetes.api.model.Secret;
import io.haldane.e2e.cluster.Cache;
import io.haldane.e2e.cluster.ControlPlane;
import io.haldane.e2e.cluster.User;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What Envoy Gateway and its proxy read. The former reads its certificates from {@code /certs},
 * which no flag moves, so it gets a root folder of its own: its binary needs nothing else.
 *
 * @param root what the controller sees as {@code /}
 */
record EnvoyGatewayFiles(Path root) {
  static final String NAMESPACE = "envoy-gateway-system";
  static final String BINARY = "envoy-gateway";
  static final int ADMIN = 15008;

  private static final List<String> CERTIFICATE = List.of("ca.crt", "tls.crt", "tls.key");

  private static final String SETTINGS =
      """
      apiVersion: gateway.envoyproxy.io/v1alpha1
      kind: EnvoyGateway
      gateway: {controllerName: gateway.envoyproxy.io/gatewayclass-controller}
      provider:
        type: Kubernetes
        kubernetes:
          leaderElection: {disable: true}
          proxyTopologyInjector: {disable: true}
          shutdownManager: {image: haldane/proxyv2}
      """;

  /** The proxy's cluster is the namespace and name of the Gateway that it serves. */
  private static final String BOOTSTRAP =
      """
      node: {id: gateway-0, cluster: "%1$s/gateway"}
      admin: {address: {socket_address: {address: 127.0.0.1, port_value: %2$d}}}
      dynamic_resources:
        ads_config:
          api_type: DELTA_GRPC
          transport_api_version: V3
          set_node_on_first_message_only: true
          grpc_services: [{envoy_grpc: {cluster_name: xds_cluster}}]
        lds_config: {ads: {}, resource_api_version: V3, initial_fetch_timeout: 0s}
        cds_config: {ads: {}, resource_api_version: V3, initial_fetch_timeout: 0s}
      static_resources:
        clusters:
        - name: xds_cluster
          type: STATIC
          connect_timeout: 10s
          load_assignment:
            cluster_name: xds_cluster
            endpoints: [{lb_endpoints: [{endpoint: {address: {socket_address: {address: 127.0.0.1, port_value: 18000}}}}]}]
          typed_extension_protocol_options:
            envoy.extensions.upstreams.http.v3.HttpProtocolOptions:
              "@type": type.googleapis.com/envoy.extensions.upstreams.http.v3.HttpProtocolOptions
              explicit_http_config: {http2_protocol_options: {}}
          transport_socket:
            name: envoy.transport_sockets.tls
            typed_config:
              "@type": type.googleapis.com/envoy.extensions.transport_sockets.tls.v3.UpstreamTlsContext
              common_tls_context:
                tls_params: {tls_maximum_protocol_version: TLSv1_3}
                tls_certificates: [{certificate_chain: {filename: "%3$s/tls.crt"}, private_key: {filename: "%3$s/tls.key"}}]
                validation_context: {trusted_ca: {filename: "%3$s/ca.crt"}}
      """;

  /** Needs the Secrets that Envoy Gateway makes for itself and its proxies. */
  static EnvoyGatewayFiles write(Cache cache, ControlPlane plane) {
    Path root = plane.run().resolve("envoy-gateway");
    try {
      certificate(plane, BINARY, root.resolve("certs"));
      certificate(plane, "envoy", root.resolve("proxy"));
      binary(Path.of(cache.binary(BINARY)), root.resolve(BINARY));
      Files.copy(plane.authority(), root.resolve("apiserver.crt"));
      String kubeconfig = Files.readString(plane.kubeconfig(User.ENVOY_GATEWAY));
      Files.writeString(
          root.resolve("kubeconfig"),
          kubeconfig.replace(plane.authority().toString(), "/apiserver.crt"));
      Files.writeString(root.resolve("settings.yaml"), SETTINGS);
      Files.writeString(
          root.resolve("bootstrap.yaml"),
          BOOTSTRAP.formatted(NAMESPACE, ADMIN, root.resolve("proxy")));
    } catch (IOException e) {
      throw new UncheckedIOException("could not write " + root, e);
    }
    return new EnvoyGatewayFiles(root);
  }

  List<String> command() {
    return List.of(
        "chroot", root.toString(), "/" + BINARY, "server", "--config-path=/settings.yaml");
  }

  /** Of {@link #command()}. */
  static Map<String, String> environment() {
    return Map.of("KUBECONFIG", "/kubeconfig", "ENVOY_GATEWAY_NAMESPACE", NAMESPACE);
  }

  Path bootstrap() {
    return root.resolve("bootstrap.yaml");
  }

  private static void certificate(ControlPlane plane, String name, Path folder) throws IOException {
    Secret secret =
        Objects.requireNonNull(
            plane.client().secrets().inNamespace(NAMESPACE).withName(name).get(), name);
    Files.createDirectories(folder);
    for (String file : CERTIFICATE) {
      Files.write(folder.resolve(file), Base64.getDecoder().decode(secret.getData().get(file)));
    }
  }

  /** A link where the cache is on the same disk. */
  private static void binary(Path from, Path to) throws IOException {
    try {
      Files.createLink(to, from);
    } catch (IOException otherDisk) {
      Files.copy(from, to);
    }
  }
}
