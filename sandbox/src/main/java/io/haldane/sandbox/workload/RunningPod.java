package io.haldane.sandbox.workload;

import io.fabric8.kubernetes.api.model.Container;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A pod as its node knows it. Confined to the controller's thread. */
final class RunningPod implements AutoCloseable {
  private final Workload workload;
  private final String name;
  private final String templateHash;
  private final Container container;
  private final Behaviour behaviour;
  private final @Nullable PodServer server;
  private @Nullable Instant readySince;
  private Stage stage = Stage.WANTED;
  private int restarts;

  /** Where it is on its way out. */
  private enum Stage {
    WANTED,
    TERMINATING,
    IN_GRACE
  }

  RunningPod(Workload workload, String name, String templateHash, Container container) {
    this.workload = workload;
    this.name = name;
    this.templateHash = templateHash;
    this.container = container;
    this.behaviour = Behaviour.of(container);
    this.server =
        switch (behaviour.readiness()) {
          case Readiness.After _, Readiness.Never _ -> PodServer.start(name, behaviour);
          case Readiness.Crashing _, Readiness.NoImage _ -> null;
        };
  }

  Workload workload() {
    return workload;
  }

  String name() {
    return name;
  }

  /** {@code namespace/name}. */
  String key() {
    return workload.namespace() + "/" + name;
  }

  Container container() {
    return container;
  }

  Behaviour behaviour() {
    return behaviour;
  }

  /** Empty while nothing listens: the image is missing or the process is dead. */
  Optional<String> address() {
    return Optional.ofNullable(server).map(PodServer::address);
  }

  boolean isReady() {
    return readySince != null;
  }

  void becomeReady(Instant now) {
    readySince = now;
    if (server != null) {
      server.ready(true);
    }
  }

  boolean terminating() {
    return stage != Stage.WANTED;
  }

  /** It is no longer wanted; it goes on answering who still calls it. */
  void terminate() {
    if (stage == Stage.WANTED) {
      stage = Stage.TERMINATING;
    }
    readySince = null;
    if (server != null) {
      server.ready(false);
    }
  }

  /** False when its grace runs already. */
  boolean beginGrace() {
    boolean first = stage != Stage.IN_GRACE;
    terminate();
    stage = Stage.IN_GRACE;
    return first;
  }

  int restarts() {
    return restarts;
  }

  void restart() {
    restarts++;
  }

  PodState state(Instant now, Duration minReady) {
    boolean available = readySince != null && !readySince.plus(minReady).isAfter(now);
    return new PodState(name, templateHash, isReady(), available, terminating());
  }

  @Override
  public void close() {
    if (server != null) {
      server.close();
    }
  }
}
