package io.haldane.mesh.common;

import io.haldane.api.routing.RouteTarget;
import io.haldane.api.v1beta1.AnalysisMatch;
import io.haldane.api.v1beta1.HttpMatch;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

  /** The fields of a match that hardly any route has, and that are set. */
  public static List<String> rareFields(HttpMatch match) {
    Map<String, Boolean> fields = new LinkedHashMap<>();
    fields.put("authority", match.authority() != null);
    fields.put("withoutHeaders", !match.withoutHeaders().isEmpty());
    fields.put("port", match.port() != null);
    fields.put("sourceLabels", !match.sourceLabels().isEmpty());
    fields.put("gateways", !match.gateways().isEmpty());
    fields.put("ignoreUriCase", Boolean.TRUE.equals(match.ignoreUriCase()));
    fields.put("sourceNamespace", Texts.isSet(match.sourceNamespace()));
    fields.values().removeIf(isSet -> !isSet);
    return List.copyOf(fields.keySet());
  }

  private static <M> void each(List<M> matches, String field, BiConsumer<String, M> each) {
    for (int i = 0; i < matches.size(); i++) {
      each.accept(field + "[" + i + "]", matches.get(i));
    }
  }
}
