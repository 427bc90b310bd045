package io.haldane.view.pages;

import static io.haldane.view.pages.ReasonLine.held;

import java.util.List;

/** Reasons whose fix is a change of the canary or of a template. */
final class SpecReasons {
  static final List<ReasonLine> ALL =
      List.of(
          held(
              "Unreadable",
              "A field of the canary or of a template has a value that cannot be read.",
              "Correct the field that the message names."),
          held(
              "TooMuch",
              "A list is longer, or a text larger, than is supported.",
              "Shorten what the message names."),
          held("BadPort", "A port is not a number from 1 to 65535.", "Correct the port."),
          held(
              "BadPortName",
              "`service.portName` is not a name for a port.",
              "Use small letters, digits and dashes."),
          held(
              "BadInterval",
              "`analysis.interval` is not a duration, or too long.",
              "Write for example `30s` or `1m30s`."),
          held(
              "NoSteps",
              "The analysis has no steps.",
              "Set `stepWeight`, `stepWeights` or `iterations`."),
          held(
              "SameCookie",
              "Both versions would set the same cookie.",
              "Use two names in `sessionAffinity`."),
          held(
              "BadHook",
              "A webhook has headers, `tls` or a `signature` that cannot be used.",
              "Correct what the message names."),
          held("ServiceMissing", "`spec.service` is missing.", "Set at least `spec.service.port`."),
          held(
              "UnsupportedTarget",
              "The kind of the target, or one of its settings, is not supported.",
              "Use a Deployment, a DaemonSet, a Service or a Knative Service."),
          held(
              "UnsupportedScaler",
              "The kind of the scaler, or one of its settings, is not supported.",
              "Use a HorizontalPodAutoscaler or a ScaledObject."),
          held(
              "UnsupportedFeature",
              "The provider cannot do what the analysis asks for.",
              "Change the analysis, or the provider. [The table](meshes/README.md) shows what each can do."),
          held(
              "ProviderMismatch",
              "A Knative Service needs the provider `knative`, and that provider needs a Knative Service.",
              "Set `spec.provider` accordingly."),
          held(
              "UnknownProvider",
              "`spec.provider`, or the default of the installation, is not supported.",
              "Set `spec.provider` to one that the message lists."),
          held(
              "ProviderAmbiguous",
              "`provider: auto` found several candidates.",
              "Set `spec.provider` to one that the message lists."),
          held(
              "ProviderNotFound",
              "`provider: auto` found none.",
              "Set `spec.provider`, or create the route in front of the target."),
          held(
              "ProviderNotKnown",
              "`provider: auto` could not read what it needs from the cluster.",
              "Wait for the next attempt; check the controller's permissions; or set `spec.provider`."),
          held(
              "CrossNamespaceRef",
              "`-no-cross-namespace-refs` forbids a reference to another namespace.",
              "Use an object of the canary's namespace."),
          held(
              "MetricUnusable",
              "A metric cannot be queried, or no value can be in its range. No run starts, and a current one is held.",
              "Correct the metric or the MetricTemplate that the message names."),
          held(
              "Suspended",
              "`spec.suspend` is true. The controller does nothing for this canary.",
              "Set `spec.suspend` to false to continue."));

  private SpecReasons() {}
}
