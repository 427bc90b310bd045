package io.haldane.cli.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.v1beta1.Canary;
import io.haldane.cli.cluster.Change;
import io.haldane.cli.reading.Canaries;
import java.util.List;
import java.util.Optional;

/** News of one canary. */
final class CanaryNews {
  private CanaryNews() {}

  /** As it is now; empty when it does not exist. Fails where there will be no more news. */
  static Optional<Canary> of(Change change) {
    return switch (change) {
      case Change.All(List<ObjectNode> objects) ->
          objects.stream().findFirst().map(Canaries::decoded);
      case Change.Put(ObjectNode object) -> Optional.of(Canaries.decoded(object));
      case Change.Gone _ -> Optional.empty();
      case Change.Lost(var why) -> throw why;
      case Change.Ended(var why) -> throw why;
    };
  }
}
