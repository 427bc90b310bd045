package io.haldane.controller.web.login;

import io.haldane.controller.config.HaldaneConfig;
import io.haldane.outbound.HostList;
import io.vertx.core.http.HttpServerRequest;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/** What proxies say about a request; believed only when it comes from a trusted address. */
final class TrustedProxies {
  static final int MOST_GROUPS = 500;
  static final int LONGEST_NAME = 253;
  private static final String OF_KUBERNETES = "system:";

  private final HostList trusted;
  private final String userHeader;
  private final String groupsHeader;

  TrustedProxies(HostList trusted, String userHeader, String groupsHeader) {
    this.trusted = trusted;
    this.userHeader = userHeader;
    this.groupsHeader = groupsHeader;
  }

  static TrustedProxies of(HaldaneConfig config) {
    return new TrustedProxies(
        HostList.parse(config.dashboardTrustedProxies().orElse("")),
        config.dashboardUserHeader(),
        config.dashboardGroupsHeader());
  }

  boolean trusts(HttpServerRequest request) {
    return trusted.lists(InetAddress.ofLiteral(request.remoteAddress().hostAddress()));
  }

  /** Address of the client: that of the connection, or the last one that a trusted proxy saw. */
  String client(HttpServerRequest request) {
    String here = request.remoteAddress().hostAddress();
    List<String> seen = request.headers().getAll("X-Forwarded-For");
    if (seen.isEmpty() || !trusts(request)) {
      return here;
    }
    String last = seen.getLast();
    String client = last.substring(last.lastIndexOf(',') + 1).strip();
    return client.isEmpty() || client.length() > LONGEST_NAME ? here : client;
  }

  /** The user whom the proxy names. */
  Credential user(HttpServerRequest request) {
    if (!trusts(request)) {
      return new Credential.Wrong(
          "This address is not a trusted proxy (-dashboard-trusted-proxies). Open the dashboard"
              + " through the proxy.");
    }
    List<String> users = request.headers().getAll(userHeader);
    if (users.isEmpty() || users.getFirst().isBlank()) {
      return new Credential.Wrong("The proxy sent no user in the header " + userHeader + ".");
    }
    String user = users.getFirst().strip();
    // A proxy that adds to a header of the client instead of replacing it names two.
    if (users.size() > 1 || user.length() > LONGEST_NAME) {
      return new Credential.Wrong("The proxy sent more than one name in " + userHeader + ".");
    }
    // Nobody outside of the cluster is one of its own users, whatever a directory says.
    return user.startsWith(OF_KUBERNETES)
        ? new Credential.Wrong("A proxy cannot name users that start with " + OF_KUBERNETES + ".")
        : new Credential.Proxy(user, groups(request));
  }

  /** With the group of everyone who is signed in, as the API server adds it. */
  private List<String> groups(HttpServerRequest request) {
    Stream<String> sent =
        request.headers().getAll(groupsHeader).stream()
            .flatMap(line -> Stream.of(line.split(",")))
            .map(String::strip)
            .filter(group -> !group.isEmpty() && group.length() <= LONGEST_NAME)
            .filter(group -> !group.startsWith(OF_KUBERNETES))
            .distinct()
            .limit(MOST_GROUPS);
    return Stream.concat(sent, Stream.of("system:authenticated")).toList();
  }
}
