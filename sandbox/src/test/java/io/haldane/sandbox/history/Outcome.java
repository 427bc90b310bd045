package io.haldane.sandbox.history;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** What became of one write; see {@code WriteOutcome} of the controller. */
sealed interface Outcome {
  record Done(Optional<ObjectNode> object) implements Outcome {}

  record Stale() implements Outcome {}

  record Refused(String why) implements Outcome {}

  record Unavailable(String why) implements Outcome {}

  record NotLeading() implements Outcome {}
}
