package io.haldane.mesh.f5nginx;

import io.haldane.api.routing.RouteTarget;
import io.haldane.api.v1beta1.Headers;
import io.haldane.api.v1beta1.HttpMatch;
import io.haldane.mesh.common.ServiceFields;
import io.haldane.mesh.common.TesterRefusals;
import io.haldane.mesh.common.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a VirtualServerRoute cannot do for a canary. */
final class Refusals {
  private static final Map<String, String> INSTEAD =
      Map.of(
          "timeout", "set proxy-read-timeout in the ConfigMap of the controller",
          "backendTimeout", "set proxy-read-timeout in the ConfigMap of the controller",
          "retries", "use snippets of your VirtualServer",
          "corsPolicy", "use snippets of your VirtualServer, or answer in the app",
          "mirror", "use snippets of your VirtualServer",
          "trafficPolicy", "use the ConfigMap of the controller");

  private final RouteTarget target;
  private final List<String> refusals = new ArrayList<>();

  private Refusals(RouteTarget target) {
    this.target = target;
  }

  static List<String> of(RouteTarget target) {
    Refusals all = new Refusals(target);
    all.refusals.addAll(ServiceFields.refusals(target.service(), "a VirtualServerRoute", INSTEAD));
    all.host();
    all.headers();
    all.paths();
    all.testers();
    if (target.canary().getSpec().analysis().sessionAffinity() != null) {
      all.refusals.add(
          "NGINX cannot set a cookie for one version only; remove spec.analysis.sessionAffinity, or match by a header in spec.analysis.match");
    }
    return List.copyOf(all.refusals);
  }

  private void host() {
    if (target.service().hosts().size() != 1) {
      refusals.add(
          "a VirtualServerRoute has exactly one host; name that of the VirtualServer that leads to %s in spec.service.hosts"
              .formatted(VirtualServerRoutes.ref(target)));
    }
  }

  private void headers() {
    Headers headers = target.service().headers();
    boolean request =
        headers != null
            && headers.request() != null
            && !(headers.request().add().isEmpty() && headers.request().remove().isEmpty());
    boolean response =
        headers != null && headers.response() != null && !headers.response().set().isEmpty();
    if (request) {
      refusals.add(
          "NGINX only sets headers of requests; use set in spec.service.headers.request, and neither add nor remove");
    }
    if (response) {
      refusals.add(
          "NGINX only adds and removes headers of responses; use add and remove in spec.service.headers.response, and not set");
    }
    if (target.service().rewrite() != null && Texts.isSet(target.service().rewrite().authority())) {
      refusals.add("a VirtualServerRoute keeps the host; remove spec.service.rewrite.authority");
    }
  }

  private void paths() {
    List<HttpMatch> paths = target.service().match();
    for (int i = 0; i < paths.size(); i++) {
      HttpMatch match = paths.get(i);
      HttpMatch pathOnly =
          new HttpMatch(
              null,
              match.uri(),
              null,
              null,
              null,
              Map.of(),
              Map.of(),
              Map.of(),
              null,
              Map.of(),
              List.of(),
              null,
              null);
      boolean suffix = match.uri() != null && Texts.isSet(match.uri().suffix());
      if (suffix || !match.equals(pathOnly)) {
        refusals.add(
            "routes of a VirtualServerRoute match by path; use only uri with prefix, exact or regex in spec.service.match[%d]"
                .formatted(i));
      }
    }
  }

  private void testers() {
    refusals.addAll(TesterRefusals.of(target, "NGINX does not know the caller's labels"));
  }
}
