package io.haldane.mesh.contour;

import io.haldane.api.routing.RouteTarget;
import io.haldane.api.v1beta1.AnalysisMatch;
import io.haldane.api.v1beta1.HttpMatch;
import io.haldane.mesh.common.Matches;
import java.util.ArrayList;
import java.util.List;

/**
 * Conditions that an HTTPProxy cannot ask for. Leaving one out would route requests that nobody
 * meant, so it is refused.
 */
final class Refusals {
  private final List<String> refusals = new ArrayList<>();

  private Refusals() {}

  static List<String> of(RouteTarget target) {
    Refusals all = new Refusals();
    Matches.ofService(target, all::inService);
    Matches.ofAnalysis(target, all::inAnalysis);
    return all.refusals;
  }

  private void inService(String path, HttpMatch match) {
    refuseIf(match.scheme() != null, path + ".scheme");
    refuseIf(match.method() != null, path + ".method");
    Matches.rareFields(match).forEach(field -> refuse(path + "." + field));
  }

  private void inAnalysis(String path, AnalysisMatch match) {
    refuseIf(!match.sourceLabels().isEmpty(), path + ".sourceLabels");
    if (match.equals(HttpRoutes.ANYBODY)) {
      refusals.add(path + " matches every request; name a header, or remove the entry");
    }
  }

  private void refuseIf(boolean asked, String path) {
    if (asked) {
      refuse(path);
    }
  }

  private void refuse(String path) {
    refusals.add("an HTTPProxy matches by path, header and query parameter only; remove " + path);
  }
}
