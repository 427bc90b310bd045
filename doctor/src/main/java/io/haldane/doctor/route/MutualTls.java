package io.haldane.doctor.route;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.haldane.doctor.check.Check;
import io.haldane.doctor.check.Code;
import io.haldane.doctor.snapshot.KubeObjects;
import io.haldane.doctor.snapshot.NeighborKind;
import io.haldane.doctor.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Clients call without TLS where the pods demand it. */
public final class MutualTls implements Check {
  private static final Code CODE =
      Code.error(
          "mtls-mismatch",
          "Pods accept only mutual TLS, and a policy makes clients call without it.",
          "Set tls.mode to ISTIO_MUTUAL, or remove tls from the policy.");

  @Override
  public Code code() {
    return CODE;
  }

  /** The usual root namespace; a policy there is about the whole mesh. */
  private static final String ROOT = "istio-system";

  @Override
  public List<String> find(Snapshot s) {
    if (!s.provider().equals("istio") || !isStrict(s)) {
      return List.of();
    }
    List<String> found = new ArrayList<>();
    if (s.spec().service() != null && disables(s.spec().service().trafficPolicy())) {
      found.add("spec.service.trafficPolicy disables TLS, and the pods accept only mutual TLS.");
    }
    String stem = s.spec().targetRef().name();
    Set<String> hosts = new TreeSet<>(Set.of(stem, stem + "-primary", stem + "-canary"));
    s.neighbors().all(NeighborKind.DESTINATION_RULES).stream()
        .filter(rule -> found.isEmpty() && disables(rule.at("/spec/trafficPolicy")))
        .filter(rule -> hosts.contains(rule.at("/spec/host").asText().replaceFirst("\\..*", "")))
        .map(rule ->
            "DestinationRule %s disables TLS, and the pods accept only mutual TLS."
                .formatted(KubeObjects.name(rule)))
        .forEach(found::add);
    return found;
  }

  private static boolean disables(@Nullable JsonNode policy) {
    return policy != null && policy.at("/tls/mode").asText().equals("DISABLE");
  }

  private static boolean isStrict(Snapshot s) {
    Map<String, String> labels =
        KubeObjects.texts(
            s.target()
                .map(target -> target.at("/spec/template/metadata/labels"))
                .orElse(MissingNode.getInstance()));
    return s.neighbors().all(NeighborKind.PEER_AUTHENTICATIONS).stream()
        .filter(policy -> policy.at("/spec/mtls/mode").asText().equals("STRICT"))
        .anyMatch(policy ->
            KubeObjects.namespace(policy).equals(ROOT)
                ? !policy.at("/spec/selector").has("matchLabels")
                : KubeObjects.namespace(policy).equals(s.namespace())
                    && KubeObjects.selects(policy.at("/spec/selector"), labels));
  }
}
