package io.haldane.controller.health;

/** Whether the caches are filled; standbys are ready too. */
@FunctionalInterface
public interface Readiness {
  boolean ready();
}
