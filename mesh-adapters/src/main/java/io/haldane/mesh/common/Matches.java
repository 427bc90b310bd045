package io.haldane.mesh.common;

import io.haldane.api.routing.RouteTarget;
import io.haldane.api.v1beta1.AnalysisMatch;
import io.haldane.api.v1beta1.HttpMatch;
import java.util.List;
import java.util.function.BiConsumer;

/** The matches of a canary, each with its path in the spec, as messages name it. */
public final class Matches {
  private Matches() {}

  public static void ofService(RouteTarget target, BiConsumer<String, HttpMatch> each) {
    each(target.service().match(), "spec.service.match", each);
  }

  public static void ofAnalysis(RouteTarget target, BiConsumer<String, AnalysisMatch> each) {
    each(target.canary().getSpec().analysis().match(), "spec.analysis.match", each);
  }

  private static <M> void each(List<M> matches, String field, BiConsumer<String, M> each) {
    for (int i = 0; i < matches.size(); i++) {
      each.accept(field + "[" + i + "]", matches.get(i));
    }
  }
}
