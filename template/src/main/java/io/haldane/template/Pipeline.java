package io.haldane.template;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Commands of which each passes its value to the next as the last argument.
 *
 * @param binding the variable that takes the value, or null when the value is used where it stands
 */
record Pipeline(@Nullable Binding binding, List<Command> commands) {
  /**
   * A variable with its dollar sign.
   *
   * @param declares true for {@code :=}, false for {@code =}
   */
  record Binding(String variable, boolean declares) {}

  /** What is called or shown, and its arguments; never empty. */
  record Command(List<Operand> operands) {
    Operand first() {
      return operands.getFirst();
    }
  }
}
