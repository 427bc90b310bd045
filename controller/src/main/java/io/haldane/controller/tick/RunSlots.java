package io.haldane.controller.tick;

import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.controller.kube.CanaryKey;
import io.haldane.engine.decision.Answer;
import io.haldane.engine.decision.Decision;
import io.haldane.engine.decision.Question;
import io.haldane.engine.world.World;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the number of canaries that run at once within a limit: first come, first served. A place
 * that is granted is held until that canary is decided upon. Safe for concurrent use.
 */
public final class RunSlots implements TickObserver {
  /**
   * How many may run at once; 0 for any number.
   *
   * @param all in the whole cluster
   * @param perNamespace in one namespace
   */
  public record Limits(int all, int perNamespace) {}

  /** What matters of a canary here. */
  private record Standing(CanaryKey key, boolean runs, @Nullable String queuedAt) {
    /** The far future for who has not stood in line yet. */
    Instant since() {
      try {
        return queuedAt == null ? Instant.MAX : Instant.parse(queuedAt);
      } catch (DateTimeParseException e) {
        return Instant.MAX;
      }
    }

    static Standing of(CanaryKey key, CanaryStatus status) {
      return new Standing(key, status.phase().running(), status.queuedAt());
    }
  }

  private static final Comparator<Standing> ARRIVAL =
      Comparator.comparing(Standing::since).thenComparing(standing -> standing.key().toString());

  private final Limits limits;
  private final Supplier<Stream<Canary>> canaries;
  private final Consumer<CanaryKey> wake;

  /** As last decided: the caches may not have heard of it yet. */
  private final Map<CanaryKey, Standing> decided = new HashMap<>();

  private final Set<CanaryKey> granted = new HashSet<>();

  public RunSlots(Limits limits, Supplier<Stream<Canary>> canaries, Consumer<CanaryKey> wake) {
    this.limits = limits;
    this.canaries = canaries;
    this.wake = wake;
  }

  synchronized Answer.Turn ask(Question.Turn question) {
    CanaryKey key = new CanaryKey(question.namespace(), question.name());
    List<Standing> others = standings().filter(other -> !other.key().equals(key)).toList();
    long running = others.stream().filter(this::takesPlace).count();
    long beside =
        others.stream().filter(this::takesPlace).filter(other -> beside(key, other)).count();
    if (limits.all() > 0 && running >= limits.all()) {
      return refuse("%d of %d releases are running".formatted(running, limits.all()));
    }
    if (limits.perNamespace() > 0 && beside >= limits.perNamespace()) {
      return refuse(
          "%d of %d releases are running in namespace %s"
              .formatted(beside, limits.perNamespace(), key.namespace()));
    }
    Standing own = new Standing(key, false, question.queuedAt());
    List<Standing> ahead = others.stream().filter(other -> isAhead(other, own, others)).toList();
    long aheadBeside = ahead.stream().filter(other -> beside(key, other)).count();
    if ((limits.all() > 0 && running + ahead.size() >= limits.all())
        || (limits.perNamespace() > 0 && beside + aheadBeside >= limits.perNamespace())) {
      return refuse("%d are queued before it".formatted(ahead.size()));
    }
    granted.add(key);
    return new Answer.Turn(true, "");
  }

  private static Answer.Turn refuse(String why) {
    return new Answer.Turn(false, why);
  }

  private boolean takesPlace(Standing standing) {
    return standing.runs() || granted.contains(standing.key());
  }

  private static boolean beside(CanaryKey key, Standing other) {
    return other.key().namespace().equals(key.namespace());
  }

  /** Whether it waits for longer, for a place that it could take. */
  private boolean isAhead(Standing other, Standing own, List<Standing> others) {
    if (other.queuedAt() == null || takesPlace(other)) {
      return false;
    }
    boolean earlier = ARRIVAL.compare(other, own) < 0;
    long beside =
        others.stream()
            .filter(this::takesPlace)
            .filter(third -> beside(other.key(), third))
            .count();
    return earlier && (limits.perNamespace() == 0 || beside < limits.perNamespace());
  }

  /** Canaries that are not reconciled do not count. */
  private Stream<Standing> standings() {
    return canaries
        .get()
        .filter(canary -> canary.getMetadata().getDeletionTimestamp() == null)
        .map(canary -> {
          CanaryKey key = CanaryKey.of(canary);
          Standing known = decided.getOrDefault(key, Standing.of(key, canary.statusOrEmpty()));
          boolean suspended = Boolean.TRUE.equals(canary.getSpec().suspend());
          return suspended ? new Standing(key, known.runs(), null) : known;
        });
  }

  @Override
  public void persisted(World world, Decision.Act act) {
    written(world.canary(), act.next());
  }

  /**
   * @param canary with the status before
   */
  void written(Canary canary, CanaryStatus status) {
    CanaryKey key = CanaryKey.of(canary);
    Standing before = Standing.of(key, canary.statusOrEmpty());
    Standing next = Standing.of(key, status);
    boolean freed =
        (before.runs() && !next.runs()) || (before.queuedAt() != null && next.queuedAt() == null);
    List<CanaryKey> waiting;
    synchronized (this) {
      decided.put(key, next);
      granted.remove(key);
      waiting = freed ? waiting() : List.of();
    }
    waiting.forEach(wake);
  }

  @Override
  public void gone(CanaryKey key) {
    List<CanaryKey> waiting;
    synchronized (this) {
      decided.remove(key);
      granted.remove(key);
      waiting = waiting();
    }
    waiting.forEach(wake);
  }

  private List<CanaryKey> waiting() {
    return standings()
        .filter(standing -> standing.queuedAt() != null)
        .sorted(ARRIVAL)
        .map(Standing::key)
        .toList();
  }
}
