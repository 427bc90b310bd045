package io.haldane.mesh.contour;

import io.haldane.api.routing.RouteTarget;
import io.haldane.api.v1beta1.AnalysisMatch;
import io.haldane.api.v1beta1.HttpMatch;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Conditions that an HTTPProxy cannot ask for. Leaving one out would route requests that nobody
 * meant, so it is refused.
 */
final class Refusals {
  private final List<String> refusals = new ArrayList<>();

  private Refusals() {}

  static List<String> of(RouteTarget target) {
    Refusals all = new Refusals();
    List<HttpMatch> service = target.service().match();
    for (int i = 0; i < service.size(); i++) {
      all.inService("spec.service.match[" + i + "]", service.get(i));
    }
    List<AnalysisMatch> testers = target.canary().getSpec().analysis().match();
    for (int i = 0; i < testers.size(); i++) {
      all.inAnalysis("spec.analysis.match[" + i + "]", testers.get(i));
    }
    return all.refusals;
  }

  private void inService(String path, HttpMatch match) {
    refuseIf(match.scheme() != null, path + ".scheme");
    refuseIf(match.method() != null, path + ".method");
    refuseIf(match.authority() != null, path + ".authority");
    refuseIf(!match.withoutHeaders().isEmpty(), path + ".withoutHeaders");
    refuseIf(match.port() != null, path + ".port");
    refuseIf(!match.sourceLabels().isEmpty(), path + ".sourceLabels");
    refuseIf(!match.gateways().isEmpty(), path + ".gateways");
    refuseIf(Boolean.TRUE.equals(match.ignoreUriCase()), path + ".ignoreUriCase");
    refuseIf(isSet(match.sourceNamespace()), path + ".sourceNamespace");
  }

  private void inAnalysis(String path, AnalysisMatch match) {
    refuseIf(!match.sourceLabels().isEmpty(), path + ".sourceLabels");
    if (match.equals(HttpRoutes.ANYBODY)) {
      refusals.add(path + " matches every request; name a header, or remove the entry");
    }
  }

  private void refuseIf(boolean asked, String path) {
    if (asked) {
      refusals.add("an HTTPProxy matches by path, header and query parameter only; remove " + path);
    }
  }

  private static boolean isSet(@Nullable String text) {
    return text != null && !text.isEmpty();
  }
}
