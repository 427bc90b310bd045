package io.haldane.doctor.workload;

import com.fasterxml.jackson.databind.JsonNode;
import io.haldane.doctor.check.Check;
import io.haldane.doctor.check.Code;
import io.haldane.doctor.snapshot.Snapshot;
import java.util.List;
import java.util.Set;

/** A GitOps tool writes the replicas that the controller writes. */
public final class GitOpsReplicas implements Check {
  private static final Code CODE =
      Code.warning(
          "gitops-owns-replicas",
          "A GitOps tool sets the replicas of the target, which the controller scales to zero between runs.",
          "Remove spec.replicas from the manifest, or make the tool ignore that field.");

  @Override
  public Code code() {
    return CODE;
  }

  private static final Set<String> TOOLS =
      Set.of("argocd-controller", "kustomize-controller", "helm-controller", "fluxcd", "flux");

  @Override
  public List<String> find(Snapshot s) {
    return s.target().stream()
        .flatMap(target -> target.at("/metadata/managedFields").valueStream())
        .filter(entry -> TOOLS.contains(entry.path("manager").asText()))
        .filter(entry -> entry.path("subresource").asText().isEmpty())
        .filter(entry -> ownsReplicas(entry.path("fieldsV1")))
        .map(entry ->
            "%s sets spec.replicas of %s."
                .formatted(entry.path("manager").asText(), s.spec().targetRef().name()))
        .distinct()
        .toList();
  }

  private static boolean ownsReplicas(JsonNode fields) {
    return fields.path("f:spec").has("f:replicas");
  }
}
