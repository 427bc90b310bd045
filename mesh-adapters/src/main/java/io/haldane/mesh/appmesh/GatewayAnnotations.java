package io.haldane.mesh.appmesh;

import io.haldane.api.Manifest;
import io.haldane.api.v1beta1.Retries;
import io.haldane.api.v1beta1.ServiceSpec;
import io.haldane.mesh.common.Texts;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What tells a gateway in front of the mesh which hosts it opens. */
final class GatewayAnnotations {
  private static final String PREFIX = "gateway.appmesh.k8s.aws/";
  private static final List<String> NAMES = List.of("expose", "domain", "timeout", "retries");

  private GatewayAnnotations() {}

  /** None without hosts: then nothing is opened. */
  static Map<String, String> of(ServiceSpec service) {
    Map<String, String> annotations = new TreeMap<>();
    if (service.hosts().isEmpty()) {
      return annotations;
    }
    annotations.put(PREFIX + "expose", "true");
    annotations.put(
        PREFIX + "domain",
        service.hosts().stream().map(host -> host + ",").collect(Collectors.joining()));
    if (Texts.isSet(service.timeout())) {
      annotations.put(PREFIX + "timeout", service.timeout());
    }
    Retries retries = service.retries();
    if (retries != null && retries.attempts() != null && retries.attempts() > 0) {
      annotations.put(PREFIX + "retries", retries.attempts().toString());
    }
    return annotations;
  }

  /** The same manifest, so that what the canary no longer asks for is removed. */
  static Manifest owned(Manifest manifest) {
    Set<String> owned = new HashSet<>(manifest.owned());
    NAMES.forEach(name -> owned.add("/metadata/annotations/" + (PREFIX + name).replace("/", "~1")));
    return new Manifest(manifest.ref(), manifest.body(), owned, manifest.mode());
  }
}
