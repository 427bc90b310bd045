package io.haldane.mesh.istio;

import io.haldane.api.v1beta1.ServiceSpec;

/** What the proxy reads of the traffic. */
enum Protocol {
  HTTP,
  /** Connections only: no headers, hence no matching, mirroring or cookies. */
  TCP;

  static Protocol of(ServiceSpec service) {
    return "tcp".equalsIgnoreCase(service.appProtocol()) ? TCP : HTTP;
  }
}
