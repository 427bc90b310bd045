package io.haldane.mesh.smi;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.LiveObjects;
import io.haldane.api.Manifest;
import io.haldane.api.ObjectRef;
import io.haldane.api.routing.RouteTarget;
import io.haldane.api.routing.RoutedKind;
import io.haldane.api.v1beta1.AnalysisMatch;
import io.haldane.api.v1beta1.StringMatch;
import io.haldane.mesh.common.HttpStrategy;
import io.haldane.mesh.common.Json;
import io.haldane.mesh.common.Matches;
import io.haldane.mesh.common.OriginalConfiguration;
import io.haldane.mesh.common.Re2;
import io.haldane.mesh.common.RouteMetadata;
import io.haldane.mesh.common.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** The requests that the analysis matches, as an HTTPRouteGroup; its entries are alternatives. */
final class RouteGroups {
  private static final String GROUP = "specs.smi-spec.io";
  private static final String VERSION = "v1alpha3";
  static final RoutedKind KIND =
      RoutedKind.written(GROUP, "HTTPRouteGroup", "httproutegroups", VERSION);

  private RouteGroups() {}

  static ObjectRef ref(RouteTarget target) {
    return new ObjectRef(
        GROUP + "/" + VERSION, "HTTPRouteGroup", target.namespace(), target.apex());
  }

  static Manifest render(RouteTarget target, LiveObjects live) {
    ObjectRef ref = ref(target);
    ObjectNode body = Json.addressed(ref);
    RouteMetadata.own(body, target, live.json(ref));
    live.json(ref).ifPresent(found -> OriginalConfiguration.remember(body, target, found));
    ArrayNode matches = body.putObject("spec").putArray("matches");
    for (AnalysisMatch match : target.canary().getSpec().analysis().match()) {
      ObjectNode tree = matches.addObject();
      tree.put("name", "match-" + matches.size());
      ArrayNode headers = tree.putArray("headers");
      new TreeMap<>(match.headers())
          .forEach((name, text) -> headers.addObject().put(name, expression(text)));
    }
    return Manifest.of(ref, body, "/spec/matches");
  }

  /** Ours, when the canary no longer matches requests. */
  static List<ObjectRef> unneeded(RouteTarget target, LiveObjects live) {
    ObjectRef ref = ref(target);
    boolean ours =
        live.tree(ref).filter(found -> RouteMetadata.controls(target, found)).isPresent();
    return ours ? List.of(ref) : List.of();
  }

  /** NGINX searches for an expression anywhere in a header; ours mean all of it. */
  private static String expression(StringMatch text) {
    if (Texts.isSet(text.exact())) {
      return "^" + Re2.quote(Texts.orEmpty(text.exact())) + "$";
    }
    if (Texts.isSet(text.prefix())) {
      return "^" + Re2.quote(Texts.orEmpty(text.prefix()));
    }
    if (Texts.isSet(text.suffix())) {
      return Re2.quote(Texts.orEmpty(text.suffix())) + "$";
    }
    return Texts.isSet(text.regex()) ? "^(?:" + text.regex() + ")$" : ".";
  }

  static List<String> refusals(RouteTarget target) {
    List<String> refusals = new ArrayList<>();
    var analysis = target.canary().getSpec().analysis();
    if (HttpStrategy.of(analysis) == HttpStrategy.TESTERS_FIRST) {
      refusals.add(
          "NGINX Service Mesh has one split for a Service, so it cannot match some requests and split all others; set spec.analysis.iterations, or remove spec.analysis.match");
    }
    Matches.ofAnalysis(target, (path, match) -> refusals.addAll(refusals(path, match)));
    return refusals;
  }

  private static List<String> refusals(String path, AnalysisMatch match) {
    List<String> refusals = new ArrayList<>();
    if (!match.sourceLabels().isEmpty() || !match.queryParams().isEmpty()) {
      refusals.add(
          "an HTTPRouteGroup matches by header; remove sourceLabels and queryParams from " + path);
    }
    if (match.headers().isEmpty()) {
      refusals.add(path + " matches every request; name a header, or remove the entry");
    }
    return refusals;
  }
}
