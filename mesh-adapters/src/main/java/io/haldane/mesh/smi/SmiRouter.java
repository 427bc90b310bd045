package io.haldane.mesh.smi;

import io.haldane.api.routing.Recognition;
import io.haldane.mesh.common.PromQl;

/**
 * Providers such as {@code smi:v1alpha2} and {@code smi:v1alpha2:consul}: the interface's version,
 * and the mesh behind it when it matters. Linkerd has a router of its own, as it has metrics of its
 * own.
 */
abstract class SmiRouter extends TrafficSplitRouter {
  private final SplitVersion version;

  private SmiRouter(SplitVersion version) {
    super(version.provider(), version, PromQl.ISTIO);
    this.version = version;
  }

  @Override
  public final Recognition recognition() {
    return SplitRecognition.unknownMesh(kinds(), version);
  }

  @Override
  public final boolean accepts(String provider) {
    return provider.equals(id())
        || (provider.startsWith(id() + ":") && !provider.equals(id() + LinkerdRouter.SUFFIX));
  }

  /** Serves {@code smi:v1alpha1}. */
  public static final class V1Alpha1 extends SmiRouter {
    public V1Alpha1() {
      super(SplitVersion.V1ALPHA1);
    }
  }

  /** Serves {@code smi:v1alpha2}. */
  public static final class V1Alpha2 extends SmiRouter {
    public V1Alpha2() {
      super(SplitVersion.V1ALPHA2);
    }
  }

  /** Serves {@code smi:v1alpha3}. */
  public static final class V1Alpha3 extends SmiRouter {
    public V1Alpha3() {
      super(SplitVersion.V1ALPHA3);
    }
  }
}
