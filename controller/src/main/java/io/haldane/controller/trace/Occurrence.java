package io.haldane.controller.trace;

import io.haldane.api.ObjectRef;
import io.haldane.api.v1beta1.Canary;
import java.time.Instant;

/** Something with a beginning and an end that a reconcile did. */
sealed interface Occurrence {
  Instant begun();

  Instant ended();

  /**
   * A call to a hook or a metrics backend.
   *
   * @param span its id, which was sent along
   * @param problem empty when it gave what it was made for
   */
  record Call(
      boolean toHook, String name, String span, Instant begun, Instant ended, String problem)
      implements Occurrence {}

  /**
   * A request that changes an object.
   *
   * @param problem empty when it was done
   */
  record Write(ObjectRef object, Instant begun, Instant ended, String problem)
      implements Occurrence {
    boolean done() {
      return problem.isEmpty();
    }

    boolean isOf(Canary canary) {
      return object.kind().equals(Canary.KIND)
          && object.name().equals(canary.getMetadata().getName());
    }
  }
}
