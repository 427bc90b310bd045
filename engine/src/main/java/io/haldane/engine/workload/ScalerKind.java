package io.haldane.engine.workload;

import io.haldane.api.v1beta1.AutoscalerRef;
import io.haldane.api.v1beta1.Canary;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.BiFunction;

/** The kinds that a canary may name as its scaler; the chart's rights are held against them. */
public enum ScalerKind {
  HORIZONTAL(
      HorizontalScaler.KIND,
      HorizontalScaler::new,
      new ServedKind("autoscaling", "horizontalpodautoscalers", true)),
  KEDA(KedaScaler.KIND, KedaScaler::new, new ServedKind("keda.sh", "scaledobjects", true));

  private final String kind;
  private final BiFunction<Canary, AutoscalerRef, Scaler> maker;
  private final ServedKind served;

  ScalerKind(String kind, BiFunction<Canary, AutoscalerRef, Scaler> maker, ServedKind served) {
    this.kind = kind;
    this.maker = maker;
    this.served = served;
  }

  /** Empty for kinds that are not served. Versions are not looked at: old ones mean today's. */
  static Optional<ScalerKind> of(AutoscalerRef scaler) {
    return Arrays.stream(values()).filter(served -> served.kind.equals(scaler.kind())).findFirst();
  }

  Scaler scaler(Canary canary, AutoscalerRef scaler) {
    return maker.apply(canary, scaler);
  }

  /** As {@code spec.autoscalerRef.kind} names it. */
  public String kind() {
    return kind;
  }

  public ServedKind served() {
    return served;
  }
}
