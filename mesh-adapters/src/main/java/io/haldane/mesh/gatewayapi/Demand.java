package io.haldane.mesh.gatewayapi;

import io.haldane.api.routing.Feature;
import io.haldane.api.routing.RouteTarget;
import io.haldane.api.v1beta1.Analysis;
import io.haldane.api.v1beta1.ServiceSpec;
import io.haldane.mesh.common.HttpStrategy;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a canary asks of the implementation beyond the core of the standard.
 *
 * @param feature that the canary cannot have without it; null for a field of the service
 * @param field of the canary
 * @param instead what to do without it
 */
record Demand(Extension extension, @Nullable Feature feature, String field, String instead) {
  private static final String REMOVE = "remove it";

  static List<Demand> of(RouteTarget target, Version version) {
    List<Demand> all = new ArrayList<>();
    ofAnalysis(all, target.canary().getSpec().analysis(), version);
    ofService(all, target.service());
    if (version == Version.V1) {
      onlyInV1(all, target.service());
    }
    return List.copyOf(all);
  }

  /** An A/B test has neither cookies nor mirrors. */
  private static void ofAnalysis(List<Demand> all, Analysis analysis, Version version) {
    if (HttpStrategy.of(analysis) == HttpStrategy.MATCHED) {
      return;
    }
    if (Boolean.TRUE.equals(analysis.mirror())) {
      all.add(new Demand(Extension.MIRROR, Feature.MIRROR, "spec.analysis.mirror", REMOVE));
      if (RouteRules.share(analysis, version).isPresent()) {
        all.add(
            new Demand(
                Extension.MIRROR_SHARE,
                null,
                "spec.analysis.mirrorWeight",
                "remove it, so that all requests are mirrored"));
      }
    }
    if (analysis.sessionAffinity() != null) {
      all.add(
          new Demand(
              Extension.BACKEND_FILTERS,
              Feature.AFFINITY,
              "spec.analysis.sessionAffinity",
              "remove it, or match by a header in spec.analysis.match"));
    }
  }

  private static void ofService(List<Demand> all, ServiceSpec service) {
    if (!service.mirror().isEmpty()) {
      all.add(new Demand(Extension.MIRROR, null, "spec.service.mirror", REMOVE));
    }
    if (service.rewrite() != null) {
      all.add(new Demand(Extension.REWRITE, null, "spec.service.rewrite", "rewrite in the app"));
    }
    if (service.headers() != null && service.headers().response() != null) {
      all.add(
          new Demand(
              Extension.RESPONSE_HEADERS,
              null,
              "spec.service.headers.response",
              "change the headers in the app"));
    }
  }

  private static void onlyInV1(List<Demand> all, ServiceSpec service) {
    if (service.corsPolicy() != null) {
      all.add(
          new Demand(
              Extension.CORS, null, "spec.service.corsPolicy", "answer such requests in the app"));
    }
    timeout(all, "spec.service.timeout", service.timeout());
    timeout(all, "spec.service.backendTimeout", service.backendTimeout());
  }

  private static void timeout(List<Demand> all, String field, @Nullable String text) {
    if (text != null && !text.isEmpty()) {
      all.add(
          new Demand(
              Extension.TIMEOUTS, null, field, "set timeouts in a policy of the gateway or mesh"));
    }
  }
}
