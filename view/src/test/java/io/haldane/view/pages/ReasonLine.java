package io.haldane.view.pages;

import io.haldane.api.v1beta1.Condition;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the docs say of one reason of a condition.
 *
 * @param condition its type
 * @param status that it has with this reason
 * @param action what a user does then; empty when there is nothing to do
 */
record ReasonLine(String condition, String status, String reason, String meaning, String action) {
  static final List<ReasonLine> ALL =
      Stream.of(StateReasons.ALL, SpecReasons.ALL, ClusterReasons.ALL)
          .flatMap(List::stream)
          .toList();

  /** A reason of {@code Reconciled} for which a canary is held. */
  static ReasonLine held(String reason, String meaning, String action) {
    return new ReasonLine("Reconciled", "False", reason, meaning, action);
  }

  static Optional<ReasonLine> of(Condition condition) {
    return ALL.stream().filter(line -> line.says(condition)).findFirst();
  }

  private boolean says(Condition other) {
    return condition.equals(other.type())
        && status.equals(other.status())
        && reason.equals(other.reason());
  }
}
