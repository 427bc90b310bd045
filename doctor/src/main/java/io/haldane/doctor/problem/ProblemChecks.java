package io.haldane.doctor.problem;

import io.haldane.doctor.check.Check;
import io.haldane.doctor.check.Code;
import io.haldane.doctor.snapshot.Snapshot;
import java.util.List;

/** All problems that the controller itself reports before it reconciles a canary. */
public final class ProblemChecks {
  private static final List<ProblemCheck> KNOWN =
      List.of(
          problem("Unreadable", "A field of the canary or of a template cannot be read."),
          problem("TooMuch", "The canary has more entries or longer texts than are supported."),
          problem("BadPort", "A port is not a number from 1 to 65535."),
          problem("TargetClaimed", "Two canaries have the same target."),
          problem("UnsupportedTarget", "The target cannot be released step by step."),
          problem("ProviderMismatch", "The provider and the kind of the target do not fit."),
          problem("UnsupportedScaler", "The autoscaler cannot be cloned for the primary."),
          problem("UnknownProvider", "The provider is not supported."),
          problem("ProviderAmbiguous", "With provider auto, several providers fit."),
          problem("ProviderNotFound", "With provider auto, no mesh or ingress was found."),
          problem("UnsupportedFeature", "The provider cannot do what the analysis asks for."),
          problem("RouterRefused", "The provider cannot route this canary."),
          problem("ServiceMissing", "The canary has no spec.service."),
          problem("BadPortName", "spec.service.portName is not a name for a port."),
          problem("BadInterval", "spec.analysis.interval is not a duration."),
          problem("NoSteps", "The analysis has no steps."),
          problem("SameCookie", "Both versions would set the same cookie."),
          problem("BadHook", "A webhook has fields that cannot be used."),
          problem("CrossNamespaceRef", "A reference to another namespace is not allowed."),
          problem("TargetMissing", "The target does not exist."),
          problem("NoSelectorLabel", "No label distinguishes the pods of the target."),
          problem("SelectorChanged", "The target was recreated with another selector."),
          problem("SelectorOverlap", "The Services would select pods of another workload."),
          problem("ScalerMissing", "The autoscaler of the target does not exist."),
          problem("ConfigMissing", "A ConfigMap or Secret of the target does not exist."),
          problem(
              "HookSecretUnusable", "A Secret or key that a webhook needs is missing or unfit."),
          problem("MetricUnusable", "A metric check cannot be asked, or no value can pass it."));

  private ProblemChecks() {}

  private static ProblemCheck problem(String reason, String meaning) {
    return ProblemCheck.of(reason, meaning, "The message says what to change.");
  }

  public static List<? extends Check> all() {
    return List.of(KNOWN, List.of(new Other())).stream().flatMap(List::stream).toList();
  }

  /** A reason that has no code of its own yet. */
  private static final class Other implements Check {
    private static final Code CODE =
        Code.error(
            "controller-problem",
            "The controller holds the canary for another reason.",
            "The message says what to change.");

    @Override
    public Code code() {
      return CODE;
    }

    @Override
    public List<String> find(Snapshot s) {
      return EngineProblems.of(s)
          .filter(problem -> KNOWN.stream().noneMatch(k -> k.reason().equals(problem.reason())))
          .map(problem -> problem.reason() + ": " + problem.message())
          .stream()
          .toList();
    }
  }
}
