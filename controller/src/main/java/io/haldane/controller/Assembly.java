package io.haldane.controller;

import io.haldane.api.metrics.MetricContext;
import io.haldane.api.metrics.MetricProvider;
import io.haldane.controller.announce.Alerts;
import io.haldane.controller.announce.Announcer;
import io.haldane.controller.announce.EventHooks;
import io.haldane.controller.announce.FaultyObjects;
import io.haldane.controller.announce.KubernetesEvents;
import io.haldane.controller.announce.NoHistory;
import io.haldane.controller.announce.Outbox;
import io.haldane.controller.config.EngineSettings;
import io.haldane.controller.config.HaldaneConfig;
import io.haldane.controller.kube.Caches;
import io.haldane.controller.kube.CanaryKey;
import io.haldane.controller.kube.Changes;
import io.haldane.controller.kube.Interests;
import io.haldane.controller.kube.LentApi;
import io.haldane.controller.kube.ObjectFeed;
import io.haldane.controller.kube.OwnWrites;
import io.haldane.controller.kube.RunObjects;
import io.haldane.controller.kube.Writer;
import io.haldane.controller.leader.Leadership;
import io.haldane.controller.schedule.Schedule;
import io.haldane.controller.tick.AfterTick;
import io.haldane.controller.tick.Answering;
import io.haldane.controller.tick.Apply;
import io.haldane.controller.tick.DecisionRounds;
import io.haldane.controller.tick.HealthChecks;
import io.haldane.controller.tick.HookRounds;
import io.haldane.controller.tick.InitLimiter;
import io.haldane.controller.tick.Measuring;
import io.haldane.controller.tick.Observe;
import io.haldane.controller.tick.Persist;
import io.haldane.controller.tick.ProviderFinder;
import io.haldane.controller.tick.Reconcile;
import io.haldane.controller.tick.Routers;
import io.haldane.controller.tick.RunFiling;
import io.haldane.controller.tick.RunSlots;
import io.haldane.controller.tick.SerialQueues;
import io.haldane.controller.tick.StepBacklog;
import io.haldane.controller.tick.Tick;
import io.haldane.controller.tick.TickObserver;
import io.haldane.controller.tick.TickObservers;
import io.haldane.outbound.OutboundClient;
import io.haldane.outbound.admission.Calls;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.quartz.SchedulerException;

/**
 * Puts the parts of the controller together. Each part is built from parts that exist already;
 * where two need each other, one of them is subscribed to the other here, before anything starts.
 */
final class Assembly {
  private static final Duration EVENT_PAUSE = Duration.ofSeconds(1);

  /** An event may be late by that, while traffic is shifted. */
  private static final Duration EVENT_LATER = Duration.ofSeconds(2);

  private final Controller.Surroundings around;
  private final HaldaneConfig config;
  private final InstantSource clock;
  private final Interests interests = new Interests();
  private final ObjectFeed feed = new ObjectFeed();
  private final SerialQueues queues = new SerialQueues();
  private final StepBacklog backlog = new StepBacklog(System::nanoTime);
  private final Calls calls = new Calls();
  private final Caches caches;
  private final OwnWrites ownWrites;
  private final Leadership leadership;
  private final RunSlots slots;
  private final TickObservers observers;
  private final HookRounds hooks;

  private Assembly(Controller.Surroundings around) {
    this.around = around;
    this.config = around.config();
    this.clock = around.clock();
    this.caches =
        new Caches(
            around.clusters(),
            config.namespace().orElse(null),
            Set.copyOf(EngineSettings.of(config).selectorLabels()),
            interests::has,
            feed,
            clock,
            config.watchSilence());
    this.ownWrites = new OwnWrites(caches, caches.direct());
    this.leadership = new Leadership(around.clusters().election(), Leadership.Terms.of(config));
    this.slots =
        new RunSlots(
            new RunSlots.Limits(config.maxRunning(), config.maxRunningPerNamespace()),
            caches::canaries,
            queues::wake);
    this.observers = observers(around, slots);
    this.hooks = new HookRounds(calls, around.wiring().hooks());
  }

  static Controller.Parts of(Controller.Surroundings around) throws SchedulerException {
    return new Assembly(around).parts();
  }

  private Controller.Parts parts() throws SchedulerException {
    Observe observe = observe();
    Outbox outbox = new Outbox(announcer());
    Schedule schedule =
        Schedule.start(
            (canary, late) -> {
              observers.due(canary, late);
              if (runs(canary)) {
                backlog.due(canary);
              }
              queues.wake(canary);
            },
            clock);
    FaultyObjects faulty =
        new FaultyObjects(new KubernetesEvents(around.clusters().local()), leadership, clock);
    CanaryStatusFeed statuses =
        new CanaryStatusFeed(
            new TickObservers(around.observers()), caches, _ -> leadership.holds());
    subscribe(faulty, statuses);
    return new Controller.Parts(
        caches,
        ownWrites,
        observe,
        queues,
        tick(observe, outbox, schedule),
        schedule,
        calls,
        outbox,
        leadership,
        faulty,
        statuses);
  }

  private boolean runs(CanaryKey canary) {
    return caches
        .canary(canary)
        .filter(known -> known.statusOrEmpty().phase().running())
        .isPresent();
  }

  private void subscribe(FaultyObjects faulty, CanaryStatusFeed statuses) {
    Changes changes = new Changes(interests, caches, ownWrites, queues::changed);
    interests.onRelease(caches::release);
    feed.subscribe(changes::of);
    feed.subscribe(object -> faulty.of(object, ref -> caches.peek(ref).isPresent()));
    feed.subscribe(statuses::changed);
  }

  /** Without a limit no canary waits for a slot, and the slots have nothing to learn. */
  private static TickObservers observers(Controller.Surroundings around, RunSlots slots) {
    HaldaneConfig config = around.config();
    boolean limited = config.maxRunning() > 0 || config.maxRunningPerNamespace() > 0;
    Stream<TickObserver> first = limited ? Stream.of(slots) : Stream.empty();
    return new TickObservers(Stream.concat(first, around.observers().stream()).toList());
  }

  private Announcer announcer() {
    return new Announcer(
        Alerts.of(
            around.wiring().notifiers(),
            caches.direct()::read,
            caches::peek,
            calls,
            leadership,
            config),
        new EventHooks(
            request -> hooks.event(request, observers.event(request)),
            caches.direct()::read,
            config.eventWebhook()),
        new KubernetesEvents(around.clusters().local()),
        leadership,
        EVENT_PAUSE,
        () -> backlog.letPass(EVENT_LATER));
  }

  private Observe observe() {
    return new Observe(
        caches,
        ownWrites,
        interests,
        Routers.of(around.wiring().routers(), config),
        new ProviderFinder(around.wiring().routers(), caches.routes(), clock),
        EngineSettings.of(config)
            .withMetricTypes(
                around.wiring().metricProviders().stream()
                    .map(MetricProvider::type)
                    .collect(Collectors.toUnmodifiableSet())),
        around.needs(),
        around.clusters().outages(),
        clock);
  }

  private HealthChecks health() {
    return new HealthChecks(
        new HealthChecks.Parts(
            config.healthCondition(),
            config.namespace(),
            around.wiring().metricProviders().stream()
                .collect(
                    Collectors.toUnmodifiableMap(
                        MetricProvider::type, provider -> provider.capabilities().credentials())),
            caches::peek));
  }

  /** The leader alone writes records, so it alone says why it cannot. */
  private RunFiling filing() {
    RunObjects runs = new RunObjects(around.clusters(), leadership);
    NoHistory off = new NoHistory(new KubernetesEvents(around.clusters().local()), clock);
    return new RunFiling(runs, config.runHistoryLimit(), off::report, clock);
  }

  private Reconcile tick(Observe observe, Outbox outbox, Schedule schedule) {
    Writer writer = new Writer(around.clusters(), caches, ownWrites, leadership, observers::wrote);
    InitLimiter initLimiter = new InitLimiter(caches::canary);
    Answering answering =
        new Answering(
            calls,
            new Measuring(
                calls,
                around.wiring().metricProviders(),
                MetricContext.of(clock, new OutboundClient(), new LentApi(around.clusters())),
                config.metricDeadline(),
                observers),
            hooks,
            slots);
    Tick tick =
        new Tick(
            new Tick.Parts(
                observe,
                new DecisionRounds(around.decide(), answering, initLimiter, backlog, observers),
                new Apply(writer, caches.direct()),
                backlog,
                health(),
                filing(),
                new Persist(writer, outbox),
                new AfterTick(outbox, observers, queues::wake, schedule, config.resync(), clock),
                interests,
                ownWrites,
                leadership,
                observers,
                clock));
    return key -> {
      try {
        return initLimiter.run(key, tick);
      } finally {
        backlog.shifted(key);
      }
    };
  }
}
