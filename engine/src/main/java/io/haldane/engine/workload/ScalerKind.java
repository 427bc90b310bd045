package io.haldane.engine.workload;

import io.haldane.api.v1beta1.AutoscalerRef;
import io.haldane.api.v1beta1.Canary;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * The kinds that a canary may name as its scaler; the chart's permissions are checked against them.
 */
public enum ScalerKind {
  HORIZONTAL(
      HorizontalScaler.API_VERSION,
      HorizontalScaler.KIND,
      HorizontalScaler::new,
      new ServedKind("autoscaling", "horizontalpodautoscalers", true)),
  KEDA(
      KedaScaler.API_VERSION,
      KedaScaler.KIND,
      KedaScaler::new,
      new ServedKind("keda.sh", "scaledobjects", true));

  private final String apiVersion;
  private final String kind;
  private final BiFunction<Canary, AutoscalerRef, Scaler> maker;
  private final ServedKind served;

  ScalerKind(
      String apiVersion,
      String kind,
      BiFunction<Canary, AutoscalerRef, Scaler> maker,
      ServedKind served) {
    this.apiVersion = apiVersion;
    this.kind = kind;
    this.maker = maker;
    this.served = served;
  }

  /** Empty for kinds that are not supported. Versions are not compared: old ones mean today's. */
  public static Optional<ScalerKind> of(AutoscalerRef scaler) {
    return Arrays.stream(values()).filter(served -> served.kind.equals(scaler.kind())).findFirst();
  }

  Scaler scaler(Canary canary, AutoscalerRef scaler) {
    return maker.apply(canary, scaler);
  }

  /** The version in which such scalers are read and written. */
  public String apiVersion() {
    return apiVersion;
  }

  /** As {@code spec.autoscalerRef.kind} names it. */
  public String kind() {
    return kind;
  }

  public ServedKind served() {
    return served;
  }
}
