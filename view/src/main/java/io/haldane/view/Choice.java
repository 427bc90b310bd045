package io.haldane.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.api.v1beta1.CanaryStatus;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One of the orders that there are, possible now or not; {@link Order} lists the possible ones.
 *
 * @param verb such as {@code promote}
 * @param says what it does, one sentence
 * @param impossible why it makes no sense now; absent when it does
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Choice(String verb, String says, @Nullable String impossible) {
  /** All five, always in this order: what takes a run forward first. */
  public static List<Choice> of(Canary canary, CanaryStatus status) {
    List<Order> possible = Order.of(canary, status);
    return Stream.of("promote", "abort", "pause", "resume", "retry")
        .map(verb -> choice(verb, possible, status))
        .toList();
  }

  /** Why that order makes no sense now; empty when it does. */
  public static Optional<String> objection(String verb, Canary canary, CanaryStatus status) {
    return of(canary, status).stream()
        .filter(choice -> choice.verb().equals(verb))
        .findFirst()
        .flatMap(choice -> Optional.ofNullable(choice.impossible()));
  }

  private static Choice choice(String verb, List<Order> possible, CanaryStatus status) {
    return possible.stream()
        .filter(order -> order.verb().equals(verb))
        .findFirst()
        .map(order -> new Choice(verb, order.says(), null))
        .orElseGet(() -> new Choice(verb, usually(verb), whyNot(verb, status)));
  }

  private static String usually(String verb) {
    return switch (verb) {
      case "promote" -> "Promotes now, without the rest of the analysis.";
      case "abort" -> "Rolls the run back.";
      case "pause" -> "No further steps and no new run until it is resumed.";
      case "resume" -> "Ends the pause.";
      default -> "Runs the failed version again.";
    };
  }

  private static String whyNot(String verb, CanaryStatus status) {
    CanaryPhase phase = status.phase();
    String where = phase.text().isEmpty() ? "new" : phase.text();
    boolean updates = phase == CanaryPhase.PROMOTING || phase == CanaryPhase.FINALISING;
    return switch (verb) {
      case "pause" ->
          Boolean.TRUE.equals(status.paused())
              ? "It is paused already."
              : "The canary is " + where + ".";
      case "resume" -> "It is not paused.";
      case "retry" -> "No run has failed: the canary is " + where + ".";
      default ->
          updates
              ? "The primary is being updated already: the canary is " + where + "."
              : "No run is active: the canary is " + where + ".";
    };
  }
}
