package io.haldane.cli.text;

import io.haldane.cli.reading.Pod;
import io.haldane.cli.words.Ages;
import io.haldane.view.Side;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One of the two workloads with its pods. */
final class SideTree {
  /** Those that are not ready come first, so the others say little. */
  private static final int MOST_PODS = 8;

  private SideTree() {}

  static Tree of(String label, @Nullable Side side, List<Pod> pods, Instant now) {
    if (side == null) {
      return new Tree(PictureTree.label(label).and("the target is not supported"));
    }
    if (!side.exists()) {
      return new Tree(
          PictureTree.label(label).and(side.name()).and(Tone.WAITING, " does not exist"));
    }
    Tree tree = new Tree(title(label, side));
    if (!side.images().isEmpty()) {
      tree.add(side.version());
    }
    pods.stream().limit(MOST_PODS).forEach(pod -> tree.add(line(pod, now)));
    if (pods.size() > MOST_PODS) {
      tree.add(Line.of(Tone.FAINT, "and %d more".formatted(pods.size() - MOST_PODS)));
    }
    return tree;
  }

  private static Line title(String label, Side side) {
    Line title = PictureTree.label(label).and(side.name());
    Integer ready = side.ready();
    Integer desired = side.desired();
    if (ready == null || desired == null) {
      return title;
    }
    Tone tone = desired == 0 ? Tone.FAINT : ready >= desired ? Tone.GOOD : Tone.WAITING;
    String pods = desired == 0 ? "scaled to zero" : "%d of %d ready".formatted(ready, desired);
    return title.and("  ").and(tone, pods);
  }

  private static Line line(Pod pod, Instant now) {
    String restarts =
        pod.restarts() == 0
            ? ""
            : pod.restarts() == 1 ? "  1 restart" : "  %d restarts".formatted(pod.restarts());
    String age = Ages.since(pod.started(), now);
    return Line.of(pod.name() + "  ")
        .and(pod.ready() ? Tone.GOOD : Tone.BAD, pod.state())
        .and(Tone.WAITING, restarts)
        .and(Tone.FAINT, age.isEmpty() ? "" : "  " + age);
  }
}
