package io.haldane.e2e.cluster;

/** What the API server writes down: each request of Haldane, and none of anybody else. */
final class AuditPolicy {
  static final String YAML =
      """
      apiVersion: audit.k8s.io/v1
      kind: Policy
      # A watch is one request, noted when it ends; its start would count it twice.
      omitStages: [RequestReceived, ResponseStarted]
      rules:
      - level: None
        users: [admin, manager, kwok, node, proxy, istiod, contour]
      - level: None
        userGroups: ["system:unauthenticated", "system:masters"]
      - level: Metadata
        userGroups: ["system:serviceaccounts"]
      - level: None
      """;

  private AuditPolicy() {}
}
