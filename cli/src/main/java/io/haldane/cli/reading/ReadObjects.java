package io.haldane.cli.reading;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.LiveObjects;
import io.haldane.api.ObjectRef;
import io.haldane.cli.cluster.Cluster;
import io.haldane.cli.cluster.Paths;
import io.haldane.cli.exit.Failure;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Objects that are read as they are asked for, several at once. What the user may not read counts
 * as absent, with a note. Not thread-safe.
 */
final class ReadObjects {
  private final Cluster cluster;
  private final Paths paths;
  private final Map<ObjectRef, Optional<ObjectNode>> read = new HashMap<>();
  private final Set<ObjectRef> unread = new HashSet<>();
  private final List<String> notes = new ArrayList<>();

  ReadObjects(Cluster cluster, Paths paths) {
    this.cluster = cluster;
    this.paths = paths;
  }

  /** Reads those that were not read yet. */
  LiveObjects with(Collection<ObjectRef> refs) {
    Map<ObjectRef, Future<Optional<ObjectNode>>> calls = new HashMap<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (ObjectRef ref : refs) {
        Optional<String> path = paths.of(ref);
        if (!read.containsKey(ref) && path.isPresent()) {
          calls.put(ref, threads.submit(() -> cluster.find(path.get())));
        }
      }
    }
    calls.forEach((ref, call) -> read.put(ref, answer(ref, call)));
    return live();
  }

  /** What was read and is there. */
  LiveObjects live() {
    Map<ObjectRef, ObjectNode> there = new HashMap<>();
    read.forEach((ref, object) -> object.ifPresent(found -> there.put(ref, found)));
    return LiveObjects.ofTrees(there);
  }

  /** What the user may not read. */
  Set<ObjectRef> unread() {
    return Set.copyOf(unread);
  }

  List<String> notes() {
    return List.copyOf(notes);
  }

  private Optional<ObjectNode> answer(ObjectRef ref, Future<Optional<ObjectNode>> call) {
    try {
      return call.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Failure failure && failure.kind() == Failure.Kind.FORBIDDEN) {
        unread.add(ref);
        notes.add("You have no permission to read " + ref + ".");
        return Optional.empty();
      }
      throw e.getCause() instanceof RuntimeException known ? known : new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
