package io.haldane.mesh.gatewayapi;

import io.haldane.api.routing.RouteTarget;
import io.haldane.api.v1beta1.AnalysisMatch;
import io.haldane.api.v1beta1.Headers;
import io.haldane.api.v1beta1.HttpMatch;
import io.haldane.api.v1beta1.ServiceSpec;
import io.haldane.mesh.common.ServiceFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a GRPCRoute cannot do for a canary. */
final class GrpcRefusals {
  private static final String OBJECT = "a GRPCRoute";
  private static final Map<String, String> INSTEAD =
      Map.of(
          "timeout", "set deadlines in the clients",
          "backendTimeout", "set deadlines in the clients",
          "retries", "retry in the clients",
          "rewrite", "rename the method in the app",
          "corsPolicy", "answer such requests in the app",
          "mirror", "copy calls in the app",
          "trafficPolicy", "use a policy of the gateway");

  private GrpcRefusals() {}

  static List<String> of(RouteTarget target, Dialect dialect) {
    ServiceSpec service = target.service();
    List<AnalysisMatch> testers = target.canary().getSpec().analysis().match();
    List<String> refusals = new ArrayList<>(Refusals.parents(target, dialect));
    refusals.addAll(ServiceFields.refusals(service, OBJECT, INSTEAD));
    Headers headers = service.headers();
    if (headers != null && headers.response() != null) {
      refusals.add(
          "a GRPCRoute changes headers of answers on some gateways only; remove spec.service.headers.response, and change them in the app");
    }
    refusals.addAll(MatchRefusals.of(service.match(), testers));
    for (int i = 0; i < service.match().size(); i++) {
      match(refusals, "spec.service.match[%d].".formatted(i), service.match().get(i));
    }
    for (int i = 0; i < testers.size(); i++) {
      refuse(
          refusals,
          !testers.get(i).queryParams().isEmpty(),
          "spec.analysis.match[%d].queryParams".formatted(i),
          "match by headers");
    }
    refusals.addAll(
        ConnectionRefusals.ofAnalysis(
            target.canary().getSpec().analysis(), OBJECT, "match by a header"));
    return List.copyOf(refusals);
  }

  private static void match(List<String> refusals, String path, HttpMatch match) {
    refuse(
        refusals,
        match.uri() != null && !GrpcMatches.isCall(match.uri()),
        path + "uri",
        "use exact: /package.Service/Method, or prefix: /package.Service/");
    refuse(refusals, match.method() != null, path + "method", "remove it");
    refuse(refusals, !match.queryParams().isEmpty(), path + "queryParams", "match by headers");
  }

  private static void refuse(List<String> refusals, boolean set, String field, String instead) {
    if (set) {
      refusals.add("%s cannot express %s; %s".formatted(OBJECT, field, instead));
    }
  }
}
