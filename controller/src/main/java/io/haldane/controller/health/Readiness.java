package io.haldane.controller.health;

import java.util.Optional;

/** Whether the cluster is known as it is now; standbys are ready too. */
@FunctionalInterface
public interface Readiness {
  /** What is lacking, in words; empty when nothing is. */
  Optional<String> problem();
}
