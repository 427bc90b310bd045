package io.haldane.e2e;

import java.nio.file.Path;
import java.util.Objects;

/**
 * Where things are.
 *
 * @param run an empty folder for state and logs of the cluster
 * @param hosts file of names of the network namespace
 * @param app the packaged controller, holds {@code quarkus-run.jar}
 * @param chart the folder of Haldane's chart
 * @param cli the packaged command line, holds {@code kubectl-haldane}
 */
public record Places(Path run, Path hosts, Path app, Path chart, Path cli) {

  /** As the launcher says in system properties. */
  public static Places ofLauncher() {
    return new Places(
        property("haldane.e2e.run"),
        property("haldane.e2e.hosts"),
        property("haldane.e2e.controller"),
        property("haldane.e2e.chart"),
        property("haldane.e2e.cli"));
  }

  private static Path property(String name) {
    String value = System.getProperty(name);
    return Path.of(Objects.requireNonNull(value, () -> name + " is not set; use ./haldane e2e"));
  }
}
