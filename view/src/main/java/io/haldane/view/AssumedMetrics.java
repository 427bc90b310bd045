package io.haldane.view;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.LiveObjects;
import io.haldane.api.ObjectRef;
import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.MetricTemplate;
import io.haldane.engine.Needs;
import io.haldane.engine.settings.Settings;
import java.util.HashMap;
import java.util.Map;

/** MetricTemplates and their Secrets where those of the cluster were not read: they are fine. */
public final class AssumedMetrics {
  private static final String SECRET = "Secret";

  /** A template names its Secret. */
  private static final int ROUNDS = 2;

  private AssumedMetrics() {}

  /**
   * Those that the canary needs.
   *
   * @param known templates that were read; they are used as they are
   */
  public static Map<ObjectRef, ObjectNode> of(
      Canary canary, Settings settings, Map<ObjectRef, ObjectNode> known) {
    Map<ObjectRef, ObjectNode> objects = new HashMap<>(known);
    for (int round = 0; round < ROUNDS; round++) {
      for (ObjectRef ref : Needs.of(canary, settings, LiveObjects.ofTrees(objects))) {
        if (ref.kind().equals(MetricTemplate.KIND) || ref.kind().equals(SECRET)) {
          objects.computeIfAbsent(ref, AssumedObject::of);
        }
      }
    }
    return objects;
  }
}
