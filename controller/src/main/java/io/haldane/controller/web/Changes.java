package io.haldane.controller.web;

import io.haldane.controller.kube.CanaryKey;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.smallrye.mutiny.subscription.Cancellable;
import io.smallrye.mutiny.subscription.MultiEmitter;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sends changes to every open stream. A stream whose reader falls behind by {@link #BUFFER}
 * messages gets no more and ends; the browser comes back and starts from the list.
 */
@Singleton
public class Changes {
  static final int BUFFER = 256;

  private static final Logger LOG = Logger.getLogger(Changes.class);
  private static final Duration HEARTBEAT = Duration.ofSeconds(15);
  private static final Duration MOMENT = Duration.ofMillis(250);

  private final Set<MultiEmitter<? super Message>> streams = ConcurrentHashMap.newKeySet();
  private final Map<CanaryKey, Supplier<CanarySummary>> pending = new ConcurrentHashMap<>();
  private final AtomicBoolean flushing = new AtomicBoolean();
  private @Nullable Cancellable heart;

  @PostConstruct
  void start() {
    heart = Multi.createFrom().ticks().every(HEARTBEAT).subscribe().with(_ -> beat());
  }

  @PreDestroy
  void stop() {
    if (heart != null) {
      heart.cancel();
    }
    hangUp();
  }

  /** Keeps proxies from closing a quiet connection, and browsers' clocks in step. */
  void beat() {
    send(new Message("heartbeat", Map.of("now", Instant.now())));
  }

  /**
   * One thing to send.
   *
   * @param name of the server-sent event
   * @param data becomes JSON
   */
  public record Message(String name, Object data) {}

  /** Canaries that changed, each once. */
  public record Batch(List<CanarySummary> canaries) {}

  /** Which canary was deleted. */
  public record Gone(String namespace, String name) {}

  /**
   * A stream of its own for one reader.
   *
   * @param first made after the stream gets changes, so that none falls between the two
   */
  Multi<Message> stream(Supplier<Message> first) {
    Multi<Message> all =
        Multi.createFrom()
            .emitter(
                emitter -> {
                  emitter.onTermination(() -> streams.remove(emitter));
                  streams.add(emitter);
                  emitter.emit(first.get());
                },
                BackPressureStrategy.IGNORE);
    return all.onOverflow().buffer(BUFFER).onFailure().recoverWithCompletion();
  }

  /**
   * Sends the summary soon, together with those of other canaries: a message for each change would
   * cost the controller more than some of its reconciles. Asks for the summary only while somebody
   * reads, and once for all changes of a moment.
   */
  void changed(CanaryKey canary, Supplier<CanarySummary> summary) {
    if (streams.isEmpty()) {
      return;
    }
    pending.put(canary, summary);
    if (flushing.compareAndSet(false, true)) {
      Infrastructure.getDefaultWorkerPool()
          .schedule(this::flush, MOMENT.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  /**
   * Sends what has changed. What changes meanwhile is sent now or by the next call. One call at a
   * time: otherwise an older summary might follow a newer one, or a canary its own end.
   */
  synchronized void flush() {
    flushing.set(false);
    List<CanarySummary> summaries = new ArrayList<>();
    for (CanaryKey canary : pending.keySet()) {
      Supplier<CanarySummary> summary = pending.remove(canary);
      if (summary != null) {
        read(canary, summary).ifPresent(summaries::add);
      }
    }
    if (!summaries.isEmpty()) {
      send(new Message("canaries", new Batch(List.copyOf(summaries))));
    }
  }

  /** A canary that cannot be told must not keep back the others. */
  private static Optional<CanarySummary> read(CanaryKey canary, Supplier<CanarySummary> summary) {
    try {
      return Optional.of(summary.get());
    } catch (RuntimeException e) {
      LOG.errorf(e, "a bug keeps %s from the dashboard's stream", canary);
      return Optional.empty();
    }
  }

  synchronized void gone(CanaryKey canary) {
    pending.remove(canary);
    send(new Message("gone", new Gone(canary.namespace(), canary.name())));
  }

  void send(Message message) {
    streams.forEach(stream -> stream.emit(message));
  }

  /** Ends every stream; browsers come back by themselves. */
  void hangUp() {
    streams.forEach(MultiEmitter::complete);
  }

  int readers() {
    return streams.size();
  }
}
