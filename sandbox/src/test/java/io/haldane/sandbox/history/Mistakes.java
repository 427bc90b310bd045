package io.haldane.sandbox.history;

import com.fasterxml.jackson.databind.JsonNode;
import io.haldane.api.ObjectRef;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** What is wrong with a canary, so that nothing may move before somebody fixes it. */
final class Mistakes {
  private Mistakes() {}

  /** The reasons that the canary may give; empty when nothing is wrong. */
  static Set<String> of(Function<ObjectRef, JsonNode> objects) {
    Set<String> found = new TreeSet<>();
    JsonNode spec = objects.apply(Addresses.CANARY).path("spec");
    if (spec.path("suspend").asBoolean()) {
      found.add("Suspended");
    }
    analysis(found, spec);
    if (objects.apply(Addresses.TARGET).isMissingNode()) {
      found.add("TargetMissing");
      return found;
    }
    if (spec.has("autoscalerRef") && objects.apply(Addresses.SCALER).isMissingNode()) {
      found.add("ScalerMissing");
    }
    boolean configured =
        !objects.apply(Addresses.TARGET).at("/spec/template/spec/containers/0/envFrom").isEmpty();
    if (configured
        && (objects.apply(Addresses.CONFIG).isMissingNode()
            || objects.apply(Addresses.SECRET).isMissingNode())) {
      found.add("ConfigMissing");
    }
    return found;
  }

  private static void analysis(Set<String> found, JsonNode spec) {
    JsonNode analysis = spec.path("analysis");
    boolean rounds = analysis.path("iterations").asInt() > 0;
    boolean matches = !analysis.path("match").isEmpty();
    boolean mirrors = analysis.path("mirror").asBoolean();
    String provider = spec.path("provider").asText();
    if (!analysis.path("interval").asText().equals("10s")) {
      found.add("BadInterval");
    }
    boolean steps =
        analysis.path("stepWeight").asInt() > 0 || !analysis.path("stepWeights").isEmpty();
    if (!rounds && !steps && !spec.path("skipAnalysis").asBoolean()) {
      found.add("NoSteps");
    }
    boolean affinity = analysis.has("sessionAffinity");
    boolean splitOnly = provider.startsWith("smi") && (matches || mirrors || affinity);
    boolean nothing = provider.equals("kubernetes") && (matches || mirrors || affinity || !rounds);
    if (splitOnly || nothing) {
      found.add("UnsupportedFeature");
    }
  }
}
