package io.haldane.controller.kube;

import io.haldane.api.v1alpha1.CanaryRunSpec;
import io.haldane.api.v1beta1.Canary;

/** Where records of runs that have ended are kept, see {@link RunObjects}. */
public interface RunStore {
  /**
   * Creates the object of a run. One of the same name is replaced: it was left by a controller that
   * died before it could write down the end of the run, and the run may have ended in another way
   * since.
   */
  RunWrite create(Canary canary, String name, CanaryRunSpec spec);

  /** Deletes the object of a run; one that is gone already is as good as deleted. */
  RunWrite delete(Canary canary, String name);
}
