package io.haldane.controller;

import io.haldane.api.metrics.MetricContext;
import io.haldane.api.metrics.MetricProvider;
import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.controller.announce.Alerts;
import io.haldane.controller.announce.Announcer;
import io.haldane.controller.announce.EventHooks;
import io.haldane.controller.announce.FaultyObjects;
import io.haldane.controller.announce.KubernetesEvents;
import io.haldane.controller.announce.Outbox;
import io.haldane.controller.config.EngineSettings;
import io.haldane.controller.config.HaldaneConfig;
import io.haldane.controller.kube.Caches;
import io.haldane.controller.kube.CanaryKey;
import io.haldane.controller.kube.Changes;
import io.haldane.controller.kube.Clusters;
import io.haldane.controller.kube.DirectReads;
import io.haldane.controller.kube.Interests;
import io.haldane.controller.kube.OwnWrites;
import io.haldane.controller.kube.Unreadable;
import io.haldane.controller.kube.Writer;
import io.haldane.controller.leader.Leadership;
import io.haldane.controller.schedule.Schedule;
import io.haldane.controller.tick.AfterTick;
import io.haldane.controller.tick.Answering;
import io.haldane.controller.tick.Apply;
import io.haldane.controller.tick.HookRounds;
import io.haldane.controller.tick.InitLimiter;
import io.haldane.controller.tick.Measuring;
import io.haldane.controller.tick.NeedsOf;
import io.haldane.controller.tick.Observe;
import io.haldane.controller.tick.Persist;
import io.haldane.controller.tick.Routers;
import io.haldane.controller.tick.RunSlots;
import io.haldane.controller.tick.SerialQueues;
import io.haldane.controller.tick.Tick;
import io.haldane.controller.tick.TickListener;
import io.haldane.controller.tick.TickTimes;
import io.haldane.engine.decision.Decision;
import io.haldane.engine.world.World;
import io.haldane.outbound.OutboundClient;
import io.haldane.outbound.admission.Calls;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.quartz.SchedulerException;

/** All parts of the controller, put together; one per process. */
public final class Controller {
  private static final Logger LOG = Logger.getLogger(Controller.class);
  private static final Duration EVENT_PAUSE = Duration.ofSeconds(1);

  /** What comes from outside. */
  public record Surroundings(
      HaldaneConfig config,
      Clusters clusters,
      Wiring wiring,
      NeedsOf needs,
      Function<World, Decision> decide,
      List<TickListener> listeners,
      TickTimes times,
      Consumer<Duration> lag,
      Runnable leadershipLost,
      InstantSource clock) {}

  private final Surroundings around;
  private final Caches caches;
  private final OwnWrites ownWrites;
  private final Observe observe;
  private final SerialQueues queues;
  private final Schedule schedule;
  private final RunSlots turns;
  private final Calls calls = new Calls();
  private final HookRounds hooks;
  private final Answering answering;
  private final InitLimiter newcomers;
  private final Outbox outbox;
  private final Leadership leadership;
  private final FaultyObjects faulty;
  private final CanaryListeners audience;

  public Controller(Surroundings around) throws SchedulerException {
    this.around = around;
    HaldaneConfig config = around.config();
    Clusters clusters = around.clusters();
    Interests interests = new Interests(ref -> caches().release(ref));
    Changes changes = new Changes(interests, this::changed);
    this.caches =
        new Caches(
            clusters,
            config.namespace().orElse(null),
            Set.copyOf(EngineSettings.of(config).selectorLabels()),
            interests::has,
            object -> {
              changes.of(object, caches(), ownWrites());
              faulty().of(object, ref -> caches().peek(ref).isPresent());
              audience().changed(object, caches(), leads());
            },
            around.clock(),
            config.watchSilence());
    this.audience = new CanaryListeners(around.listeners());
    DirectReads direct = new DirectReads(clusters, caches);
    this.ownWrites = new OwnWrites(caches, direct);
    this.leadership =
        new Leadership(clusters.election(), Leadership.Terms.of(config), this::lead, this::lost);
    this.faulty =
        new FaultyObjects(
            new KubernetesEvents(clusters.local()), leadership::leads, around.clock());
    this.turns =
        new RunSlots(
            new RunSlots.Limits(config.maxRunning(), config.maxRunningPerNamespace()),
            caches::canaries,
            this::wake);
    this.hooks = new HookRounds(calls, around.wiring().hooks());
    this.answering =
        new Answering(
            calls,
            new Measuring(
                calls,
                around.wiring().metricProviders(),
                MetricContext.of(around.clock(), new OutboundClient()),
                config.metricDeadline(),
                around.times()),
            hooks,
            turns);
    this.outbox = new Outbox(announcer(around, direct));
    this.schedule = new Schedule(this::due, around.clock());
    this.observe = observe(interests);
    this.newcomers = new InitLimiter(caches::canary);
    Writer writer = new Writer(clusters, caches, ownWrites, leadership::leads);
    Tick tick = new Tick(parts(interests, direct, writer));
    this.queues = new SerialQueues(key -> newcomers.look(key, tick::run));
  }

  /** Without a limit nobody waits for a turn, and there is nothing to hear. */
  private List<TickListener> listeners() {
    boolean limited =
        around.config().maxRunning() > 0 || around.config().maxRunningPerNamespace() > 0;
    Stream<TickListener> first = limited ? Stream.of(turns) : Stream.empty();
    return Stream.concat(first, around.listeners().stream()).toList();
  }

  private Announcer announcer(Surroundings around, DirectReads direct) {
    HaldaneConfig config = around.config();
    return new Announcer(
        Alerts.of(around.wiring().notifiers(), direct::read, caches::peek, calls, config),
        new EventHooks(hooks::event, config.eventWebhook()),
        new KubernetesEvents(around.clusters().local()),
        leadership::leads,
        EVENT_PAUSE);
  }

  private Observe observe(Interests interests) {
    HaldaneConfig config = around.config();
    return new Observe(
        caches,
        ownWrites,
        interests,
        Routers.of(around.wiring().routers(), config),
        EngineSettings.of(config)
            .withMetricTypes(
                around.wiring().metricProviders().stream()
                    .map(MetricProvider::type)
                    .collect(Collectors.toUnmodifiableSet())),
        around.needs(),
        around.clusters().outages(),
        around.clock());
  }

  private Tick.Parts parts(Interests interests, DirectReads direct, Writer writer) {
    HaldaneConfig config = around.config();
    return new Tick.Parts(
        observe,
        around.decide(),
        answering,
        newcomers,
        new Apply(writer, direct),
        new Persist(writer, outbox),
        new AfterTick(outbox, listeners(), this::wake, schedule, config.resync(), around.clock()),
        interests,
        ownWrites,
        leadership::leads,
        around.times(),
        around.clock());
  }

  /** Fills the caches, then stands for election. Throws when our own kinds cannot be read. */
  public void start() throws Unreadable {
    caches.startCore();
    audience.all(caches, false);
    LOG.infof("knowing %d canaries; standing for election", caches.canaries().count());
    leadership.start();
    Thread.ofVirtual().name("foresee").start(this::foresee);
  }

  /** While the election goes on, so that the first looks of a new leader find all kinds there. */
  private void foresee() {
    caches
        .canaries()
        .forEach(canary -> {
          try {
            caches.expect(observe.foresee(canary).stream());
          } catch (RuntimeException e) {
            LOG.debug(
                "an early read of a canary failed; its first reconcile will report the cause", e);
          }
        });
  }

  /** Why people should not rely on this process; empty when they can, on standbys too. */
  public Optional<String> notReady() {
    return caches.ready() ? caches.doubt() : Optional.of("the caches are not filled yet");
  }

  public Caches caches() {
    return caches;
  }

  /**
   * Does it while no canary waits for a moment that was written down, nor is looked at; or not at
   * all. A look that took the time before and a status that tells it after would not fit together.
   *
   * @return whether it was done
   */
  boolean atRest(Runnable deed) {
    long moves = queues.moves();
    return rests() && ownWrites.showEveryStatus() && queues.stillIdle(moves, deed);
  }

  private boolean rests() {
    return caches
        .canaries()
        .map(Canary::statusOrEmpty)
        .noneMatch(status ->
            status.phase().running()
                || (status.nextAnalysisTime() != null && status.phase() != CanaryPhase.WAITING));
  }

  /** Has every canary looked at, which also sets its alarm anew. */
  void lookAtAll() {
    schedule.forget();
    caches.canaries().forEach(canary -> wake(CanaryKey.of(canary)));
  }

  /** Canaries that are being reconciled. */
  public int queueDepth() {
    return queues.depth();
  }

  public boolean leads() {
    return leadership.holds();
  }

  /** Ends what is under way as far as the grace allows, then gives the leadership back. */
  public void stop() {
    Duration grace = around.config().shutdownGrace();
    schedule.close();
    try {
      queues.close(grace.dividedBy(2));
      outbox.close(grace.dividedBy(2));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    calls.close();
    leadership.close();
    caches.close();
  }

  private void lead() {
    audience.all(caches, true);
    queues.open();
    lookAtAll();
    faulty.tellAll();
  }

  private void lost() {
    LOG.error("the leadership is lost: stopping at once, so that no two controllers write");
    try {
      queues.close(Duration.ZERO);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    around.leadershipLost().run();
  }

  private void due(CanaryKey canary, Duration late) {
    around.lag().accept(late);
    wake(canary);
  }

  private void wake(CanaryKey canary) {
    queues.wake(canary);
  }

  private void changed(CanaryKey canary) {
    queues.changed(canary);
  }

  private CanaryListeners audience() {
    return audience;
  }

  private FaultyObjects faulty() {
    return faulty;
  }

  private OwnWrites ownWrites() {
    return ownWrites;
  }
}
