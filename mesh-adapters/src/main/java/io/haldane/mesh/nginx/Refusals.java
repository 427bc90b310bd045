package io.haldane.mesh.nginx;

import io.haldane.api.LiveObjects;
import io.haldane.api.routing.RouteTarget;
import io.haldane.api.v1beta1.AnalysisMatch;
import io.haldane.api.v1beta1.StringMatch;
import io.haldane.mesh.common.AffinityCookie;
import io.haldane.mesh.common.IngressPair;
import io.haldane.mesh.common.Matches;
import io.haldane.mesh.common.ServiceFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the annotations cannot say: they know one header and one cookie, of which either is enough.
 * Leaving a condition out would send requests to the canary that nobody meant.
 */
final class Refusals {
  private static final Map<String, String> INSTEAD =
      Map.ofEntries(
          Map.entry("match", "write hosts and paths into your Ingress"),
          Map.entry("timeout", "set the annotation proxy-read-timeout of your Ingress"),
          Map.entry("backendTimeout", "set the annotation proxy-read-timeout of your Ingress"),
          Map.entry("retries", "set the annotation proxy-next-upstream of your Ingress"),
          Map.entry("rewrite", "set the annotation rewrite-target of your Ingress"),
          Map.entry("headers", "set the annotation custom-headers of your Ingress"),
          Map.entry("corsPolicy", "set the annotation enable-cors of your Ingress"),
          Map.entry("mirror", "set the annotation mirror-target of your Ingress"));

  private final List<String> refusals = new ArrayList<>();
  private int headers;
  private int cookies;

  private Refusals() {}

  static List<String> of(RouteTarget target) {
    Refusals all = new Refusals();
    all.refusals.addAll(IngressPair.refusals(target));
    Matches.ofAnalysis(target, all::entry);
    if (all.headers > 1) {
      all.refusals.add(
          "the annotations match one header only; write the alternatives of spec.analysis.match as one regex, or remove all entries but one");
    }
    if (all.cookies > 1) {
      all.refusals.add(
          "the annotations match one cookie only; remove all entries of spec.analysis.match with a cookie but one");
    }
    all.refusals.addAll(ServiceFields.refusals(target.service(), "the canary Ingress", INSTEAD));
    return List.copyOf(all.refusals);
  }

  /** What stands in the way among the live Ingresses. */
  static List<String> of(IngressPair pair, LiveObjects live) {
    return live.tree(pair.source())
        .filter(CanaryAnnotations.of(pair.target())::isCanary)
        .map(source ->
            List.of(
                "%s is the canary of another Ingress itself; let spec.ingressRef name the other one. Nothing was changed"
                    .formatted(pair.source())))
        .orElseGet(() -> pair.obstacles(live));
  }

  private void entry(String path, AnalysisMatch match) {
    if (!match.sourceLabels().isEmpty() || !match.queryParams().isEmpty()) {
      refusals.add(
          "the annotations match by header or cookie only; remove sourceLabels and queryParams from "
              + path);
    }
    if (match.headers().size() != 1) {
      refusals.add(
          path
              + " needs exactly one header, as the annotations cannot ask for two at once; use one entry for a header and one for a cookie, of which either is enough");
    }
    match.headers().forEach((name, text) -> header(path + ".headers." + name, name, text));
  }

  private void header(String path, String name, StringMatch text) {
    if (!AffinityCookie.isCookieHeader(name)) {
      headers++;
      return;
    }
    cookies++;
    if (isBlank(text.exact())) {
      refusals.add(
          path
              + " needs the name of a cookie as its exact value; requests with that cookie and the value always are sent to the canary");
    }
  }

  private static boolean isBlank(@Nullable String text) {
    return text == null || text.isEmpty();
  }
}
