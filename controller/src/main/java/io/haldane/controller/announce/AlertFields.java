package io.haldane.controller.announce;

import io.haldane.api.notify.ReleaseEvent;
import io.haldane.api.v1beta1.Analysis;
import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.CanarySpec;
import io.haldane.api.v1beta1.TargetRef;
import io.haldane.engine.plan.RunPlan;
import io.haldane.engine.plan.Strategy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The facts under an alert. */
final class AlertFields {
  private AlertFields() {}

  /**
   * @param described whether the canary is described too, and not only its cluster
   */
  static List<ReleaseEvent.Field> of(Canary canary, boolean described, Optional<String> cluster) {
    List<ReleaseEvent.Field> fields = new ArrayList<>();
    cluster.ifPresent(name -> fields.add(new ReleaseEvent.Field("Cluster", name)));
    if (described) {
      CanarySpec spec = canary.getSpec();
      TargetRef target = spec.targetRef();
      String full = target.kind() + "/" + target.name() + "." + canary.getMetadata().getNamespace();
      fields.add(new ReleaseEvent.Field("Target", full));
      fields.add(
          new ReleaseEvent.Field(
              "Failed checks threshold", String.valueOf(number(spec.analysis().threshold()))));
      fields.add(
          new ReleaseEvent.Field("Progress deadline", RunPlan.deadline(spec).toSeconds() + "s"));
      fields.add(new ReleaseEvent.Field("Traffic routing", routing(spec.analysis())));
    }
    return List.copyOf(fields);
  }

  private static String routing(Analysis analysis) {
    return switch (Strategy.of(analysis)) {
      case Strategy.AbTest test -> "A/B Testing";
      case Strategy.BlueGreen blueGreen -> "Blue/Green";
      case Strategy.Weighted weighted -> steps(analysis);
    };
  }

  /** As they are written: the weights that they come to are shown elsewhere. */
  private static String steps(Analysis analysis) {
    int max = number(analysis.maxWeight());
    if (analysis.stepWeights().isEmpty()) {
      return "Weight step: " + number(analysis.stepWeight()) + " max: " + max;
    }
    String steps =
        analysis.stepWeights().stream()
            .map(step -> String.valueOf(step.intValue()))
            .collect(Collectors.joining(","));
    return "Weight steps: " + steps + " max: " + max;
  }

  private static int number(@Nullable Integer value) {
    return value == null ? 0 : value;
  }
}
