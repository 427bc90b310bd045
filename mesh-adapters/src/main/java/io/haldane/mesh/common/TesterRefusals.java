package io.haldane.mesh.common;

import io.haldane.api.routing.RouteTarget;
import io.haldane.api.v1beta1.AnalysisMatch;
import java.util.ArrayList;
import java.util.List;

/** Conditions of {@code spec.analysis.match} for a mesh that matches by what a request says. */
public final class TesterRefusals {
  private TesterRefusals() {}

  /**
   * @param noLabels why it cannot match by the labels of the caller, a clause
   */
  public static List<String> of(RouteTarget target, String noLabels) {
    List<String> refusals = new ArrayList<>();
    Matches.ofAnalysis(target, (path, match) -> refusals.addAll(of(path, match, noLabels)));
    return refusals;
  }

  /** The same for one of them. */
  public static List<String> of(String path, AnalysisMatch match, String noLabels) {
    List<String> refusals = new ArrayList<>();
    if (!match.sourceLabels().isEmpty()) {
      refusals.add(noLabels + "; remove " + path + ".sourceLabels");
    }
    if (match.headers().isEmpty() && match.queryParams().isEmpty()) {
      refusals.add(path + " matches every request; name a header, or remove the entry");
    }
    return refusals;
  }
}
