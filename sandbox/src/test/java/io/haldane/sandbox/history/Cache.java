package io.haldane.sandbox.history;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.ObjectRef;
import io.haldane.sandbox.api.Door;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What one replica knows: a watch per kind, each in order, any of them late. */
final class Cache implements Cluster.Listener {
  /**
   * What a watch brings.
   *
   * @param object null when it went
   */
  record News(ObjectRef ref, @Nullable ObjectNode object, ObjectNode last) {}

  private final Map<ObjectRef, ObjectNode> objects;
  private final Map<String, Deque<News>> pending = new HashMap<>();
  private final Map<String, Instant> held = new HashMap<>();

  /** Everything is listed at the start. */
  Cache(Map<ObjectRef, ObjectNode> listed) {
    objects = new HashMap<>(listed);
  }

  @Override
  public void changed(ObjectRef ref, Door.Change change, Cluster.Writer by) {
    pending
        .computeIfAbsent(ref.kind(), _ -> new ArrayDeque<>())
        .add(new News(ref, change.after(), change.last()));
  }

  void hold(String kind, Instant until) {
    held.put(kind, until);
  }

  void releaseAll() {
    held.clear();
  }

  /** Whether it shows the cluster as it is. */
  boolean isCurrent() {
    return pending.values().stream().allMatch(Deque::isEmpty);
  }

  /** Takes in what comes by now. */
  List<News> deliver(Instant now) {
    held.values().removeIf(until -> !until.isAfter(now));
    List<News> delivered = new ArrayList<>();
    pending.forEach((kind, news) -> {
      if (!held.containsKey(kind)) {
        delivered.addAll(news);
        news.clear();
      }
    });
    for (News news : delivered) {
      if (news.object() == null) {
        objects.remove(news.ref());
      } else {
        objects.put(news.ref(), news.object());
      }
    }
    return delivered;
  }

  Optional<Instant> nextRelease() {
    return held.values().stream().min(Instant::compareTo);
  }

  Optional<ObjectNode> find(ObjectRef ref) {
    return Optional.ofNullable(objects.get(ref));
  }
}
