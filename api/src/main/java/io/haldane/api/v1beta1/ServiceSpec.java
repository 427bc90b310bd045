package io.haldane.api.v1beta1;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.generator.annotation.Required;
import io.fabric8.kubernetes.api.model.IntOrString;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The Services and the route in front of the two versions. */
@Lenient
public record ServiceSpec(
    @Nullable String name,
    @Required @Whole int port,
    @Nullable String portName,
    @Nullable IntOrString targetPort,
    @Nullable String appProtocol,
    @Nullable String routeKind,
    @Nullable String trafficDistribution,
    @Nullable Boolean portDiscovery,
    @Nullable Boolean headless,
    @Nullable String timeout,
    @Nullable String backendTimeout,
    List<String> gateways,
    List<GatewayRef> gatewayRefs,
    List<String> hosts,
    @Nullable Boolean delegation,
    @Nullable JsonNode trafficPolicy,
    List<HttpMatch> match,
    @Nullable Rewrite rewrite,
    @Nullable Retries retries,
    @Nullable Headers headers,
    List<ServiceMirror> mirror,
    @Nullable CorsPolicy corsPolicy,
    @Nullable String meshName,
    List<String> backends,
    @Nullable Metadata apex,
    @Nullable Metadata primary,
    @Nullable Metadata canary,
    @Nullable UnmanagedMetadata unmanagedMetadata) {

  public ServiceSpec {
    gateways = Lists.orEmpty(gateways);
    gatewayRefs = Lists.orEmpty(gatewayRefs);
    hosts = Lists.orEmpty(hosts);
    match = Lists.orEmpty(match);
    mirror = Lists.orEmpty(mirror);
    backends = Lists.orEmpty(backends);
  }
}
