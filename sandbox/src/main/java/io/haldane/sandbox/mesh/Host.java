package io.haldane.sandbox.mesh;

import java.util.List;
import java.util.Locale;

/**
 * One way to write a host for each thing that it means: {@code service.namespace} for the four ways
 * to call a Service, and any other host as it is, in small letters.
 */
record Host(String key) {
  private static final List<String> SUFFIXES = List.of(".svc.cluster.local", ".svc");

  /**
   * Reads a host with or without a port.
   *
   * @param namespace where a single label is at home
   */
  static Host of(String text, String namespace) {
    String name = text.replaceFirst(":\\d+$", "").replaceFirst("\\.$", "").toLowerCase(Locale.ROOT);
    for (String suffix : SUFFIXES) {
      String service = name.substring(0, Math.max(0, name.length() - suffix.length()));
      // A bare "svc" at the end may also be a namespace of that name.
      if (name.endsWith(suffix) && service.contains(".")) {
        return new Host(service);
      }
    }
    return new Host(name.contains(".") ? name : name + "." + namespace);
  }

  static Host of(ServiceName service) {
    return new Host(service.name() + "." + service.namespace());
  }

  /** The Service that this host would be; nothing says that it exists. */
  ServiceName service() {
    int dot = key.indexOf('.');
    return new ServiceName(key.substring(dot + 1), key.substring(0, dot));
  }

  /** A Service, existing or not. */
  record ServiceName(String namespace, String name) {}
}
