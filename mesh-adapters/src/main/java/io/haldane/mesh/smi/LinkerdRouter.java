package io.haldane.mesh.smi;

import io.haldane.api.routing.BuiltinQueries;
import io.haldane.api.routing.Recognition;
import io.haldane.mesh.common.PromQl;

/** Linkerd before 2.14 reads TrafficSplits; its proxies report metrics of their own names. */
abstract class LinkerdRouter extends TrafficSplitRouter {
  static final String SUFFIX = ":linkerd";
  private static final BuiltinQueries QUERIES =
      new PromQl(
              "response_total",
              "response_latency_ms_bucket",
              "namespace=\"{{ namespace }}\", deployment=~\"{{ target }}\", direction=\"inbound\"",
              "classification!=\"failure\"")
          .in(BuiltinQueries.Unit.MILLISECONDS);

  private final SplitVersion version;

  private LinkerdRouter(String id, SplitVersion version) {
    super(id, version, QUERIES);
    this.version = version;
  }

  @Override
  public Recognition recognition() {
    return SplitRecognition.linkerd(kinds(), version);
  }

  /** Serves {@code linkerd}, the oldest version of the interface. */
  public static final class Plain extends LinkerdRouter {
    public Plain() {
      super("linkerd", SplitVersion.V1ALPHA1);
    }
  }

  /** Serves {@code smi:v1alpha1:linkerd}. */
  public static final class V1Alpha1 extends LinkerdRouter {
    public V1Alpha1() {
      super(SplitVersion.V1ALPHA1.provider() + SUFFIX, SplitVersion.V1ALPHA1);
    }

    /** The plain name means the same. */
    @Override
    public Recognition recognition() {
      return Recognition.NEVER;
    }
  }

  /** Serves {@code smi:v1alpha2:linkerd}. */
  public static final class V1Alpha2 extends LinkerdRouter {
    public V1Alpha2() {
      super(SplitVersion.V1ALPHA2.provider() + SUFFIX, SplitVersion.V1ALPHA2);
    }
  }

  /** Serves {@code smi:v1alpha3:linkerd}. */
  public static final class V1Alpha3 extends LinkerdRouter {
    public V1Alpha3() {
      super(SplitVersion.V1ALPHA3.provider() + SUFFIX, SplitVersion.V1ALPHA3);
    }
  }
}
