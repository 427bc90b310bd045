package io.haldane.mesh.appmesh;

import io.haldane.api.routing.RouteTarget;
import io.haldane.api.v1beta1.AnalysisMatch;
import io.haldane.api.v1beta1.HttpMatch;
import io.haldane.api.v1beta1.StringMatch;
import io.haldane.mesh.common.Matches;
import io.haldane.mesh.common.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Conditions that routes of App Mesh do not have. */
final class MatchRefusals {
  private static final int LONGEST_NAME = 50;
  private static final int MOST_HEADERS = 10;

  private final boolean newer;
  private final boolean grpc;
  private final List<String> refusals = new ArrayList<>();

  private MatchRefusals(RouteTarget target, Version version) {
    newer = version == Version.V1BETA2;
    grpc = newer && Listeners.isGrpc(target);
  }

  static List<String> of(RouteTarget target, Version version) {
    MatchRefusals all = new MatchRefusals(target, version);
    Matches.ofService(target, all::inService);
    Matches.ofAnalysis(target, all::inAnalysis);
    return all.refusals;
  }

  private void inService(String path, HttpMatch match) {
    StringMatch uri = match.uri();
    boolean prefix = uri == null || Texts.isSet(uri.prefix());
    boolean suffix = uri != null && Texts.isSet(uri.suffix());
    refuseIf(uri != null && (grpc || suffix || (!newer && !prefix)), path + ".uri");
    StringMatch method = match.method();
    refuseIf(method != null && (!newer || grpc || !Texts.isSet(method.exact())), path + ".method");
    refuseIf(match.scheme() != null, path + ".scheme");
    Matches.rareFields(match).forEach(field -> refuse(path + "." + field));
    headers(path, match.headers());
    queryParams(path, match.queryParams());
  }

  private void inAnalysis(String path, AnalysisMatch match) {
    refuseIf(!match.sourceLabels().isEmpty(), path + ".sourceLabels");
    if (match.headers().isEmpty() && match.queryParams().isEmpty()) {
      refusals.add(path + " matches every request; name a header, or remove the entry");
    }
    headers(path, match.headers());
    queryParams(path, match.queryParams());
  }

  private void headers(String path, Map<String, StringMatch> headers) {
    if (headers.size() > MOST_HEADERS) {
      refusals.add(
          "App Mesh compares at most %d headers in one entry; remove some from %s.headers"
              .formatted(MOST_HEADERS, path));
    }
    headers.keySet().stream()
        .filter(name -> name.length() > LONGEST_NAME)
        .sorted()
        .map(name ->
            "App Mesh takes names of headers of at most %d characters; use a shorter one than %s in %s.headers"
                .formatted(LONGEST_NAME, name, path))
        .forEach(refusals::add);
  }

  private void queryParams(String path, Map<String, StringMatch> wanted) {
    refuseIf(!wanted.isEmpty() && (!newer || grpc), path + ".queryParams");
    if (newer && wanted.values().stream().anyMatch(text -> !Texts.isSet(text.exact()))) {
      refusals.add(
          "App Mesh compares query parameters as a whole; use exact in " + path + ".queryParams");
    }
  }

  private void refuseIf(boolean asked, String path) {
    if (asked) {
      refuse(path);
    }
  }

  private void refuse(String path) {
    refusals.add("routes of App Mesh cannot match by this; remove " + path);
  }
}
