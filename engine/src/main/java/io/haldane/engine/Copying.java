package io.haldane.engine;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.Manifest;
import io.haldane.engine.workload.Bodies;
import java.util.Set;

/**
 * The primary says which promotion it is being changed by, before its configuration and then its
 * template are: who dies in between must not ask again, and perhaps be answered otherwise.
 */
final class Copying {
  private static final String ANNOTATION = "haldane.io/promotion";

  /** The template of the primary names the promotion that it comes from. */
  private static final String ROLLOUT_ID = "flagger-id";

  private Copying() {}

  static Manifest announcement(Situation s) {
    ObjectNode body = Bodies.of(s.workload().primary());
    body.withObject("/metadata/annotations").put(ANNOTATION, s.rolloutId());
    return new Manifest(s.workload().primary(), body, Set.of(), Manifest.Mode.PATCH_ONLY);
  }

  /** Whether some of what this run has proven may be on the primary already. */
  static boolean isBegun(Situation s) {
    return s.runId().equals(primary(s).at("/metadata/annotations").path(ANNOTATION).asText());
  }

  /** Whether the primary runs what this run has proven. */
  static boolean isDone(Situation s) {
    String template = "/spec/template/metadata/annotations";
    // One that was made anew in mid-run has the name and no announcement.
    return isBegun(s) && s.runId().equals(primary(s).at(template).path(ROLLOUT_ID).asText());
  }

  private static ObjectNode primary(Situation s) {
    return s.world()
        .live()
        .json(s.workload().primary())
        .orElseGet(() -> Bodies.of(s.workload().primary()));
  }
}
