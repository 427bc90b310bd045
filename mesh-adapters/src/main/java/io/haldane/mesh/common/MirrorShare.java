package io.haldane.mesh.common;

import io.haldane.api.v1beta1.Analysis;

/** How many of the requests are copied while the new version is mirrored. */
public final class MirrorShare {
  private static final int ALL = 100;

  private MirrorShare() {}

  /** In percent; all of them unless the analysis names a share between 0 and 100. */
  public static int percent(Analysis analysis) {
    Integer share = analysis.mirrorWeight();
    return share != null && share > 0 && share < ALL ? share : ALL;
  }
}
