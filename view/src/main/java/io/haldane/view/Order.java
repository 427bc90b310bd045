package io.haldane.view;

import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.api.v1beta1.CanaryStatus;
import java.util.ArrayList;
import java.util.List;

/**
 * An order that can be given now.
 *
 * @param verb such as {@code promote}
 * @param says what it does, one sentence
 * @param command the whole line for a shell
 */
public record Order(String verb, String says, String command) {
  /** The orders that make sense in that phase; the engine refuses what does not in the end. */
  public static List<Order> of(Canary canary, CanaryStatus status) {
    CanaryPhase phase = status.phase();
    List<Order> orders = new ArrayList<>();
    boolean judged = phase == CanaryPhase.PROGRESSING || phase == CanaryPhase.WAITING_PROMOTION;
    if (phase == CanaryPhase.FAILED) {
      orders.add(of(canary, "retry", "Runs the failed version again."));
    }
    if (phase == CanaryPhase.WAITING) {
      orders.add(of(canary, "promote", "Opens the gate: the run starts."));
      orders.add(of(canary, "abort", "Rejects the new version."));
    }
    if (judged) {
      orders.add(of(canary, "promote", "Promotes now, without the rest of the analysis."));
      orders.add(of(canary, "abort", "Rolls the run back."));
    }
    boolean ends = phase == CanaryPhase.TERMINATING || phase == CanaryPhase.TERMINATED;
    if (Boolean.TRUE.equals(status.paused())) {
      orders.add(of(canary, "resume", "Ends the pause."));
    } else if (!ends) {
      orders.add(of(canary, "pause", "No further steps and no new run until it is resumed."));
    }
    return List.copyOf(orders);
  }

  private static Order of(Canary canary, String verb, String says) {
    String command =
        "kubectl -n %s annotate canary/%s haldane.io/%s=\"$(date +%%s)\" --overwrite"
            .formatted(canary.getMetadata().getNamespace(), canary.getMetadata().getName(), verb);
    return new Order(verb, says, command);
  }
}
