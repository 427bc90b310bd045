package io.haldane.e2e.cluster;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Who talks to the API server as an administrator, each by a name of its own in the audit log. */
public enum User {
  ADMIN,
  MANAGER,
  KWOK,
  NODE,
  PROXY,
  ISTIOD,
  CONTOUR,
  TRAEFIK,
  KNATIVE,
  ENVOY_GATEWAY;

  /** As in the audit log. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  String token() {
    return id() + "-token";
  }

  /** Content of the API server's token file. */
  static String tokens() {
    return Arrays.stream(values())
        .map(user -> "%s,%s,%s,\"system:masters\"\n".formatted(user.token(), user.id(), user.id()))
        .collect(Collectors.joining());
  }
}
