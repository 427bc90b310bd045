package io.haldane.doctor.workload;

import com.fasterxml.jackson.databind.JsonNode;
import io.haldane.doctor.check.Check;
import io.haldane.doctor.check.Code;
import io.haldane.doctor.snapshot.Snapshot;
import java.util.List;

/** Argo CD takes the primary for its own. */
public final class GitOpsPrimary implements Check {
  private static final Code CODE =
      Code.warning(
          "gitops-tracks-primary",
          "Argo CD takes the primary for an object of its application, and may delete it.",
          "Remove the tracking annotation from the primary, and do not copy it with -include-label-prefix.");

  @Override
  public Code code() {
    return CODE;
  }

  private static final String TRACKING = "/metadata/annotations/argocd.argoproj.io~1tracking-id";

  @Override
  public List<String> find(Snapshot s) {
    return s
        .primary()
        .map(primary -> primary.at(TRACKING))
        .filter(JsonNode::isTextual)
        .map(id ->
            "The primary carries Argo CD's tracking id of the target: %s.".formatted(id.asText()))
        .stream()
        .toList();
  }
}
