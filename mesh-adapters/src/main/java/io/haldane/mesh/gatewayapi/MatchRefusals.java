package io.haldane.mesh.gatewayapi;

import io.haldane.api.v1beta1.AnalysisMatch;
import io.haldane.api.v1beta1.HttpMatch;
import io.haldane.api.v1beta1.StringMatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Conditions that an HTTPRoute cannot ask for. Leaving one out would send requests to the canary
 * that nobody meant, so it is refused.
 */
final class MatchRefusals {
  private final List<String> refusals = new ArrayList<>();

  private MatchRefusals() {}

  static List<String> of(List<HttpMatch> service, List<AnalysisMatch> testers) {
    MatchRefusals all = new MatchRefusals();
    for (int i = 0; i < service.size(); i++) {
      all.inService("spec.service.match[" + i + "].", service.get(i));
    }
    for (int i = 0; i < testers.size(); i++) {
      all.inAnalysis("spec.analysis.match[" + i + "].", testers.get(i));
    }
    return all.refusals;
  }

  private void inService(String path, HttpMatch match) {
    StringMatch uri = match.uri();
    refuseIf(
        uri != null && uri.exact() == null && uri.prefix() == null && uri.regex() == null,
        path + "uri",
        "use exact, prefix or regex");
    refuseIf(
        match.method() != null && match.method().exact() == null, path + "method", "use exact");
    named(path + "headers", match.headers());
    named(path + "queryParams", match.queryParams());
    refuseIf(match.authority() != null, path + "authority", "use spec.service.hosts");
    refuseIf(!match.gateways().isEmpty(), path + "gateways", "use spec.service.gatewayRefs");
    refuseIf(match.port() != null, path + "port", "use spec.service.gatewayRefs[].port");
    absent(path + "scheme", match.scheme() != null);
    absent(path + "withoutHeaders", !match.withoutHeaders().isEmpty());
    absent(path + "sourceLabels", !match.sourceLabels().isEmpty());
    absent(path + "sourceNamespace", isSaid(match.sourceNamespace()));
    absent(path + "ignoreUriCase", Boolean.TRUE.equals(match.ignoreUriCase()));
  }

  private void inAnalysis(String path, AnalysisMatch match) {
    named(path + "headers", match.headers());
    named(path + "queryParams", match.queryParams());
    absent(path + "sourceLabels", !match.sourceLabels().isEmpty());
  }

  private void named(String path, Map<String, StringMatch> conditions) {
    new TreeMap<>(conditions)
        .forEach((name, value) ->
            refuseIf(
                value.exact() == null && value.regex() == null,
                path + "." + name,
                "use exact or regex"));
  }

  private void absent(String path, boolean isThere) {
    refuseIf(isThere, path, "remove it");
  }

  private void refuseIf(boolean unsupported, String path, String cure) {
    if (unsupported) {
      refusals.add("Gateway API doesn't support the specified %s; %s".formatted(path, cure));
    }
  }

  private static boolean isSaid(@Nullable String text) {
    return text != null && !text.isEmpty();
  }
}
