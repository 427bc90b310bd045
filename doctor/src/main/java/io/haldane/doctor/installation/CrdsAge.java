package io.haldane.doctor.installation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.doctor.check.Check;
import io.haldane.doctor.check.Code;
import io.haldane.doctor.snapshot.Snapshot;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The CRDs are older than this version. */
public final class CrdsAge implements Check {
  private static final Code CODE =
      Code.warning(
          "crd-outdated",
          "A CRD is older than this version, so the API server drops fields of it.",
          "Apply the CRDs of this version: kubectl apply -f helm/haldane/crds.");

  @Override
  public Code code() {
    return CODE;
  }

  private static final int MOST_SHOWN = 3;

  @Override
  public List<String> find(Snapshot s) {
    Map<String, ObjectNode> crds = s.neighbors().crds().orElse(Map.of());
    return Crds.all().stream()
        .flatMap(name ->
            Optional.ofNullable(crds.get(name))
                .flatMap(crd -> outdated(name, Crds.more(Crds.known(name), crd)))
                .stream())
        .toList();
  }

  private static Optional<String> outdated(String name, Set<String> fields) {
    if (fields.isEmpty()) {
      return Optional.empty();
    }
    String some = String.join(", ", fields.stream().limit(MOST_SHOWN).toList());
    int more = fields.size() - MOST_SHOWN;
    return Optional.of(
        "The CRD %s does not have %s%s."
            .formatted(name, some, more > 0 ? " and %d more fields".formatted(more) : ""));
  }
}
