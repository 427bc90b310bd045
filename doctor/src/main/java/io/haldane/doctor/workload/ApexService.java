package io.haldane.doctor.workload;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.routing.RouteTarget;
import io.haldane.api.v1beta1.Canary;
import io.haldane.doctor.snapshot.Snapshot;
import io.haldane.engine.workload.Services;
import java.util.Optional;

/** The Service that clients call. */
final class ApexService {
  private ApexService() {}

  private static Optional<ObjectNode> of(Snapshot s) {
    String name = RouteTarget.named(s.canary()).apex();
    return s.world().live().tree(Services.ref(s.canary(), name));
  }

  /** Whether it was there before the canary. */
  static boolean isUsers(Snapshot s) {
    return of(s)
        .filter(service ->
            service
                .at("/metadata/ownerReferences")
                .valueStream()
                .noneMatch(owner -> owner.path("kind").asText().equals(Canary.KIND)))
        .isPresent();
  }
}
