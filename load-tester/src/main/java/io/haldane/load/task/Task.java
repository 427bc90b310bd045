package io.haldane.load.task;

import io.haldane.load.plan.LoadPlan;
import java.util.List;

/** What a hook asks for. */
public sealed interface Task {
  /** Whether the hook is answered when the task has ended. */
  boolean waits();

  /** For the log, without what may be a secret. */
  String description();

  record Load(LoadPlan plan, LoadGoal goal, boolean waits) implements Task {
    @Override
    public String description() {
      return plan.description();
    }
  }

  /**
   * @param words the program and its arguments, which may have secrets
   */
  record Command(List<String> words, boolean waits) implements Task {
    @Override
    public String description() {
      return "command " + words.getFirst() + " with " + (words.size() - 1) + " arguments";
    }

    @Override
    public String toString() {
      return description();
    }
  }
}
