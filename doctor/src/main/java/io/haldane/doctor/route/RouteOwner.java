package io.haldane.doctor.route;

import com.fasterxml.jackson.databind.JsonNode;
import io.haldane.api.v1beta1.Canary;
import io.haldane.doctor.check.Check;
import io.haldane.doctor.check.Code;
import io.haldane.doctor.snapshot.Snapshot;
import java.util.List;
import java.util.Objects;

/** A route that another controller writes. */
public final class RouteOwner implements Check {
  private static final Code CODE =
      Code.error(
          "route-owned-by-other",
          "Another controller owns a routing object of the canary, and both write it.",
          "Delete the other owner, or give the canary another spec.service.name.");

  @Override
  public Code code() {
    return CODE;
  }

  @Override
  public List<String> find(Snapshot s) {
    return s.routes().stream()
        .filter(ref -> Objects.equals(ref.namespace(), s.namespace()))
        .filter(ref -> ref.apiVersion().contains("/") && !ref.apiVersion().startsWith("apps/"))
        .sorted((one, two) -> one.toString().compareTo(two.toString()))
        .flatMap(ref ->
            s.world().live().tree(ref).stream()
                .flatMap(object -> object.at("/metadata/ownerReferences").valueStream())
                .filter(owner -> owner.path("controller").asBoolean() && !isOurs(s, owner))
                .map(owner ->
                    "%s belongs to %s %s."
                        .formatted(ref, owner.path("kind").asText(), owner.path("name").asText())))
        .toList();
  }

  private static boolean isOurs(Snapshot s, JsonNode owner) {
    return owner.path("kind").asText().equals(Canary.KIND)
        && owner.path("name").asText().equals(s.canary().getMetadata().getName());
  }
}
