package io.haldane.engine.problem;

import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Something that prevents reconciling a canary.
 *
 * @param reason one word for the condition, such as {@code TargetMissing}
 * @param message what is wrong, whose it is, and what to do
 */
public record Problem(String reason, String message) {
  /** Names of users' objects and fields may be long; a condition is read by people. */
  private static final int LONGEST = 1_000;

  public Problem {
    message = message.length() <= LONGEST ? message : message.substring(0, LONGEST - 1) + "…";
  }

  public static Optional<Problem> when(boolean is, String reason, String message) {
    return is ? Optional.of(new Problem(reason, message)) : Optional.empty();
  }

  /** As above, for a message that takes work: it is asked for only when there is a problem. */
  public static Optional<Problem> when(boolean is, String reason, Supplier<String> message) {
    return is ? Optional.of(new Problem(reason, message.get())) : Optional.empty();
  }

  /** The first that is found; later checks may rely on earlier ones. */
  @SafeVarargs
  static Optional<Problem> first(Supplier<Optional<Problem>>... checks) {
    return Stream.of(checks).map(Supplier::get).flatMap(Optional::stream).findFirst();
  }
}
