package io.haldane.engine.decision;

import io.haldane.api.v1beta1.Announcement;
import io.haldane.api.v1beta1.CanaryStatus;
import java.util.List;
import java.util.Set;

/** What to do next. */
public sealed interface Decision {
  /**
   * Answer these, put the answers into the world, decide again; at most five rounds a tick:
   * rollback hooks, checks, the primary where a check has no value, the gate of the traffic and
   * that of the promotion.
   */
  record Ask(Set<Question> questions) implements Decision {
    public Ask {
      questions = Set.copyOf(questions);
    }
  }

  /**
   * Apply in order, persist {@code next} if it differs from the status that was read, then
   * announce.
   *
   * @param announcements also in {@code next}, when there are any: see {@link
   *     CanaryStatus#announcements()}
   * @param outcome set by the one act that ends a run
   */
  record Act(
      List<Action> actions,
      CanaryStatus next,
      List<Announcement> announcements,
      Reasons why,
      Wake wake,
      Outcome outcome)
      implements Decision {
    public Act {
      actions = List.copyOf(actions);
      announcements = List.copyOf(announcements);
    }
  }
}
