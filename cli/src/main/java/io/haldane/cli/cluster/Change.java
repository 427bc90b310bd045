package io.haldane.cli.cluster;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.cli.exit.Failure;
import java.util.List;

/** News of a list that is followed. */
public sealed interface Change {
  /** All of it, at the beginning and whenever it had to be read again. */
  record All(List<ObjectNode> objects) implements Change {}

  /** One object is new or changed. */
  record Put(ObjectNode object) implements Change {}

  record Gone(ObjectNode object) implements Change {}

  /** No news for now; it goes on by itself. */
  record Lost(Failure why) implements Change {}

  /** No news any more. */
  record Ended(Failure why) implements Change {}
}
