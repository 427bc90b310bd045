package io.haldane.load.plan;

import java.util.List;
import java.util.Optional;

/** The tools whose command lines are run without them. */
public final class LoadTools {
  private LoadTools() {}

  /**
   * The load that a command asks for; empty when it is not a command of such a tool.
   *
   * @param words the program and its arguments
   */
  public static Optional<LoadPlan> plan(List<String> words, PlanLimits limits) throws Refusal {
    List<String> arguments = words.subList(1, words.size());
    String program = words.getFirst();
    return switch (program.substring(program.lastIndexOf('/') + 1)) {
      case "hey" -> Optional.of(Hey.plan(arguments, limits));
      case "ghz" -> Optional.of(Ghz.plan(arguments, limits));
      case "wrk", "wrk2" -> Optional.of(Wrk.plan(arguments, limits));
      default -> Optional.empty();
    };
  }
}
