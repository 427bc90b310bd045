package io.haldane.cli.lint;

/** The field that a problem of the engine is about. */
final class Places {
  private Places() {}

  static String of(String reason) {
    return switch (reason) {
      case "TargetClaimed", "UnsupportedTarget" -> "spec.targetRef";
      case "ProviderMismatch", "UnknownProvider", "UnsupportedFeature" -> "spec.provider";
      case "UnsupportedScaler" -> "spec.autoscalerRef";
      case "ServiceMissing" -> "spec.service";
      case "BadPortName" -> "spec.service.portName";
      case "BadInterval" -> "spec.analysis.interval";
      case "NoSteps" -> "spec.analysis";
      case "SameCookie" -> "spec.analysis.sessionAffinity";
      case "BadHook" -> "spec.analysis.webhooks";
      case "MetricUnusable" -> "spec.analysis.metrics";
      default -> "spec";
    };
  }
}
