package io.haldane.mesh.smi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.fabric8.kubernetes.api.model.Quantity;
import java.math.BigDecimal;
import java.util.Optional;

/** Versions of the TrafficSplit; they differ in how a weight is written. */
enum SplitVersion {
  /** Weights are quantities: texts such as {@code "90"} or {@code "900m"}. */
  V1ALPHA1("v1alpha1"),
  V1ALPHA2("v1alpha2"),
  V1ALPHA3("v1alpha3");

  private final String version;

  SplitVersion(String version) {
    this.version = version;
  }

  String version() {
    return version;
  }

  String apiVersion() {
    return TrafficSplitRouter.GROUP + "/" + version;
  }

  /** {@code smi:v1alpha1} and so on. */
  String provider() {
    return "smi:" + version;
  }

  JsonNode weight(int percent) {
    return this == V1ALPHA1 ? new TextNode(Integer.toString(percent)) : new IntNode(percent);
  }

  /** What a weight amounts to, as number or as quantity; empty when it is neither. */
  static Optional<BigDecimal> amount(JsonNode weight) {
    try {
      return weight.isNumber() || weight.isTextual()
          ? Optional.of(new Quantity(weight.asText()).getNumericalAmount())
          : Optional.empty();
    } catch (IllegalArgumentException | ArithmeticException e) {
      return Optional.empty();
    }
  }
}
