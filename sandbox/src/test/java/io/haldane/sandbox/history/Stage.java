package io.haldane.sandbox.history;

import io.haldane.sandbox.api.Door;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where a history happens: the cluster, its clock, and two replicas of which one leads. */
final class Stage {
  /** Looks at one moment that no canary may need. */
  private static final int MOST_LOOKS = 15;

  final Cluster cluster = new Cluster();
  final Rollouts rollouts = new Rollouts(cluster);
  final Outside outside = new Outside();
  final Rules rules = new Rules(cluster, this::now);
  private final Consumer<String> trace;
  private final Duration[] skew = {Duration.ZERO, Duration.ZERO};
  private final List<Process> processes = new ArrayList<>();
  private final Deque<InFlight> late = new ArrayDeque<>();
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private int leader;
  private @Nullable Interruption interruption;
  private int writesLeft;
  private Duration gap = Duration.ZERO;

  /** When somebody leads again; null while somebody does. */
  private @Nullable Instant nextTerm;

  /** Moments at which the leader looked. */
  int reconciles;

  /**
   * @param trace takes every line of what happens
   */
  Stage(History history, Consumer<String> trace) {
    this.trace = trace;
    history.objects().forEach(cluster::create);
    rollouts.step(now);
    pass(Duration.ofSeconds(4));
    cluster.listen(rules);
    for (int place = 0; place < 2; place++) {
      processes.add(new Process(place));
    }
    lead(0);
  }

  void trace(Supplier<String> line) {
    if (trace != Report.NOWHERE) {
      trace.accept(line.get());
    }
  }

  /**
   * A write that is long on its way. The version of the canary guards what was decided about it, so
   * that a late status counts as one in time; other objects say nothing about the decision.
   */
  private record InFlight(Pen.Request request, Cluster.Writer by) {
    Cluster.Writer writer() {
      return request.ref().equals(Addresses.CANARY) ? by : new Cluster.Writer(by.name(), null);
    }
  }

  /** One run of the controller's program. */
  private final class Process implements Replica.Wiring {
    private final int place;
    private final Replica replica;
    private boolean leading;

    Process(int place) {
      this.place = place;
      this.replica = new Replica(cluster, outside, this);
    }

    @Override
    public String name() {
      return "replica " + (place == 0 ? "A" : "B");
    }

    @Override
    public Instant clock() {
      return now.plus(skew[place]);
    }

    @Override
    public boolean leads() {
      return leading;
    }

    @Override
    public void trace(Supplier<String> line) {
      Stage.this.trace(line);
    }

    @Override
    public Door.Reply send(Pen.Request request, Cluster.Writer by) {
      Interruption how = strike();
      if (how == Interruption.LOSS_IN_FLIGHT) {
        trace(() -> "    on its way: " + request);
        late.add(new InFlight(request, by));
        leading = false;
        throw new Death();
      }
      Door.Reply reply = cluster.send(request.method(), request.path(), by, request.body());
      trace(() ->
          "    "
              + request.method()
              + " "
              + request.ref()
              + " "
              + request.body()
              + ": "
              + reply.code());
      return switch (how) {
        case null -> reply;
        case DEATH -> throw new Death();
        case LOSS -> {
          leading = false;
          yield reply;
        }
        case LOST_ANSWER -> new Door.Reply(504, reply.body().objectNode());
        case LOSS_IN_FLIGHT -> throw new IllegalStateException("not sent");
      };
    }

    private @Nullable Interruption strike() {
      Interruption how = interruption;
      if (how == null || writesLeft-- > 0) {
        return null;
      }
      interruption = null;
      trace(() -> "    " + how);
      return how;
    }
  }

  Replica leader() {
    return processes.get(leader).replica;
  }

  Instant now() {
    return now;
  }

  private void lead(int place) {
    leader = place;
    nextTerm = null;
    processes.get(place).leading = true;
    processes.get(place).replica.awake = true;
  }

  private void restart(int place) {
    processes.get(place).replica.end();
    processes.set(place, new Process(place));
  }

  /** The process at that place leads after a while. */
  private void electLater(int place, Duration gap) {
    trace(() -> "  " + processes.get(place).name() + " leads in " + gap);
    leader = place;
    nextTerm = now.plus(gap);
  }

  /** Everything that is due at this moment. */
  void work() {
    int looks = 0;
    while (true) {
      processes.forEach(process -> process.replica.hear(now));
      if (nextTerm != null && !nextTerm.isAfter(now)) {
        lead(leader);
      }
      Process process = processes.get(leader);
      Instant alarm = process.replica.alarm;
      if (alarm != null && !alarm.isAfter(process.clock())) {
        process.replica.alarm = null;
        process.replica.awake = true;
      }
      if (!process.leading || !process.replica.awake || outdated(process.replica, looks)) {
        break;
      }
      Violation.unless(looks++ < MOST_LOOKS, "the controller comes to rest", "at " + now);
      look(process);
    }
    reconciles += looks > 0 ? 1 : 0;
    Replica replica = leader();
    if (looks > 0
        && processes.get(leader).leading
        && replica.trouble == null
        && !replica.awake
        && replica.cache.isCurrent()) {
      Rest.afterALook(this);
    }
  }

  /** Who hears of nothing may try in vain; that takes time. */
  private static boolean outdated(Replica replica, int looks) {
    return looks >= MOST_LOOKS && !replica.cache.isCurrent();
  }

  private void look(Process process) {
    int place = process.place;
    boolean died = false;
    try {
      process.replica.look();
    } catch (Death death) {
      died = true;
    }
    if (!process.leading) {
      restart(place);
      electLater(1 - place, gap);
    } else if (died) {
      restart(place);
      electLater(place, gap);
    }
  }

  void pass(Duration time) {
    Instant end = now.plus(time);
    if (!processes.isEmpty()) {
      work();
    }
    while (now.isBefore(end)) {
      step(end);
    }
  }

  /** Goes to the next moment at which something is due, but not beyond the end. */
  void step(Instant end) {
    now = nextMoment().filter(next -> next.isBefore(end)).orElse(end);
    rollouts.step(now);
    if (!processes.isEmpty()) {
      work();
    }
  }

  private Optional<Instant> nextMoment() {
    Stream<Instant> alarms =
        processes.stream()
            .filter(process -> process.leading)
            .flatMap(process ->
                Optional.ofNullable(process.replica.alarm).stream()
                    .map(alarm -> alarm.minus(skew[process.place])));
    Stream<Instant> releases =
        processes.stream().flatMap(process -> process.replica.cache.nextRelease().stream());
    Stream<Instant> hurry =
        nextTerm == null && !processes.isEmpty() && leader().awake
            ? Stream.of(now.plusSeconds(1))
            : Stream.of();
    return Stream.of(
            alarms,
            releases,
            rollouts.next(now).stream(),
            Optional.ofNullable(nextTerm).stream(),
            hurry)
        .flatMap(moments -> moments)
        .map(moment -> moment.isAfter(now) ? moment : now.plusMillis(1))
        .min(Instant::compareTo);
  }

  /** Whether the Deployment controller has nothing to do. */
  boolean podsAreSteady() {
    return rollouts.next(now).isEmpty();
  }

  void refuse(Event.Refuse refusal) {
    cluster.refuse(refusal.code(), refusal.times(), refusal.resource(), refusal.writesOnly());
  }

  void interrupt(Event.Interrupt interrupt) {
    interruption = interrupt.how();
    writesLeft = interrupt.afterWrites();
    gap = interrupt.gap();
  }

  void move(Duration gap) {
    int old = leader;
    processes.get(old).leading = false;
    restart(old);
    electLater(1 - old, gap);
  }

  void lag(Event.Lag lag) {
    Process process = processes.get(lag.leader() ? leader : 1 - leader);
    process.replica.cache.hold(lag.kind(), now.plus(lag.time()));
  }

  void jump(Event.Jump jump) {
    int place = jump.leader() ? leader : 1 - leader;
    skew[place] = skew[place].plus(jump.by());
  }

  /** What was long on its way comes; it may undo what was done since. */
  void arrive() {
    while (!late.isEmpty()) {
      InFlight arriving = late.remove();
      Pen.Request request = arriving.request();
      Door.Reply reply =
          cluster.send(request.method(), request.path(), arriving.writer(), request.body());
      rules.memory.strayed |= reply.code() < 300;
      trace(() -> "    " + request + ": " + reply.code());
    }
  }

  /** No more faults. */
  void calmDown() {
    cluster.faults().clear();
    interruption = null;
    arrive();
    processes.forEach(process -> process.replica.cache.releaseAll());
    if (nextTerm != null) {
      lead(leader);
    }
    rollouts.healAll();
    rollouts.step(now);
  }
}
