package io.haldane.engine.problem;

import io.haldane.api.Fault;
import io.haldane.api.ObjectRef;
import io.haldane.api.v1beta1.Canary;
import io.haldane.engine.world.World;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Fields that cannot be read, of the canary or of an object that it needs. See docs/adr/0013. */
public final class UnreadableFields {
  public static final String REASON = "Unreadable";

  /** A message is for people; the others show when these are fixed. */
  private static final int MOST_TOLD = 3;

  private UnreadableFields() {}

  public static Optional<Problem> of(World world) {
    List<Fault> own = world.canary().faults();
    if (!own.isEmpty()) {
      return Optional.of(new Problem(REASON, text(own) + "; correct the canary"));
    }
    for (Map.Entry<ObjectRef, List<Fault>> other : world.live().faults().entrySet()) {
      String message =
          "%s cannot be read: %s; correct it".formatted(other.getKey(), text(other.getValue()));
      return Optional.of(new Problem(REASON, message));
    }
    return Optional.empty();
  }

  /** Whether that field of the spec is there and cannot be read, so that its value is not known. */
  public static boolean hide(Canary canary, String field) {
    return canary.faults().stream()
        .map(Fault::path)
        .anyMatch(path ->
            path.equals("spec")
                || path.equals("spec." + field)
                || path.startsWith("spec." + field + "."));
  }

  private static String text(List<Fault> faults) {
    String first =
        faults.stream().limit(MOST_TOLD).map(Fault::toString).collect(Collectors.joining(", "));
    int more = faults.size() - MOST_TOLD;
    return more > 0 ? first + ", and %d more".formatted(more) : first;
  }
}
