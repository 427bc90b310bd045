package io.haldane.cli.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.cli.exit.Failure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Follows a list: reads it, watches it, and starts again when the API server does. */
public final class Feed implements AutoCloseable {
  private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  /** The server ends a watch after that; the next one begins where it ended. */
  private static final int WATCH_SECONDS = 290;

  private final Cluster cluster;
  private final String list;
  private final BlockingQueue<Change> changes = new LinkedBlockingQueue<>();
  private final Thread thread;
  private String version = "";
  private boolean begun;

  private Feed(Cluster cluster, String list) {
    this.cluster = cluster;
    this.list = list;
    this.thread = Thread.ofVirtual().name("feed").unstarted(this::run);
  }

  /** All canaries of a namespace, or of all namespaces. */
  public static Feed ofCanaries(Cluster cluster, Optional<String> namespace) {
    return start(cluster, Paths.canaries(namespace) + "?");
  }

  public static Feed ofCanary(Cluster cluster, String namespace, String name) {
    String list = Paths.canaries(Optional.of(namespace));
    return start(cluster, list + "?fieldSelector=metadata.name%3D" + name + "&");
  }

  private static Feed start(Cluster cluster, String list) {
    Feed feed = new Feed(cluster, list);
    feed.thread.start();
    return feed;
  }

  /** The next news; empty when there is none in that time. */
  public Optional<Change> next(Duration patience) {
    try {
      return Optional.ofNullable(changes.poll(patience.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private void run() {
    Duration pause = FIRST_PAUSE;
    while (!Thread.currentThread().isInterrupted()) {
      try {
        read();
        pause = FIRST_PAUSE;
        watch();
      } catch (Failure failure) {
        if (!failure.passes() || !begun) {
          changes.add(new Change.Ended(failure));
          return;
        }
        if (failure.kind() != Failure.Kind.EXPIRED) {
          changes.add(new Change.Lost(failure));
          rest(pause);
          Duration twice = pause.multipliedBy(2);
          pause = twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
        }
      }
    }
  }

  private void read() {
    ObjectNode read = cluster.get(list + "limit=0");
    List<ObjectNode> objects = new ArrayList<>();
    for (JsonNode item : read.path("items")) {
      if (item instanceof ObjectNode object) {
        objects.add(object);
      }
    }
    version = read.at("/metadata/resourceVersion").asText();
    begun = true;
    changes.add(new Change.All(objects));
  }

  /** Until something goes wrong. */
  private void watch() {
    while (!Thread.currentThread().isInterrupted()) {
      cluster.watch(
          "%swatch=true&allowWatchBookmarks=true&timeoutSeconds=%d&resourceVersion=%s"
              .formatted(list, WATCH_SECONDS, version),
          this::event);
      // A server that ends every watch at once is not asked without a pause.
      rest(FIRST_PAUSE);
    }
  }

  private void event(ObjectNode event) {
    if (!(event.path("object") instanceof ObjectNode object)) {
      return;
    }
    String type = event.path("type").asText();
    if (type.equals("ERROR")) {
      boolean old = object.path("code").asInt() == 410;
      throw new Failure(
          old ? Failure.Kind.EXPIRED : Failure.Kind.UNAVAILABLE,
          "The API server ended the watch: " + object.path("message").asText());
    }
    version = object.at("/metadata/resourceVersion").asText(version);
    switch (type) {
      case "ADDED", "MODIFIED" -> changes.add(new Change.Put(object));
      case "DELETED" -> changes.add(new Change.Gone(object));
      case String _ -> {}
    }
  }

  private static void rest(Duration pause) {
    try {
      Thread.sleep(pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
