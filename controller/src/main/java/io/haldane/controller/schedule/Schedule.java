package io.haldane.controller.schedule;

import io.haldane.controller.kube.CanaryKey;
import io.haldane.controller.tick.Alarms;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobExecutionContext;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.TriggerKey;
import org.quartz.impl.StdSchedulerFactory;

/**
 * Alarms of all canaries, in memory only: what is due is written in the canary's status, so that
 * nothing here needs to outlive the process. Quartz has one trigger, for the soonest of them: with
 * one for each canary, a thousand that are due in the same second would be late because of each
 * other.
 */
public final class Schedule implements Alarms, AutoCloseable {
  private static final Logger LOG = Logger.getLogger(Schedule.class);

  /** Quartz keeps its schedulers by name, and tests have several at once. */
  private static final AtomicInteger INSTANCES = new AtomicInteger();

  /** Quartz cuts a time to milliseconds, and fires up to two of them before it. */
  private static final Duration PRECISION = Duration.ofMillis(3);

  private static final JobKey JOB = new JobKey("due");

  private final Scheduler quartz;
  private final BiConsumer<CanaryKey, Duration> wake;
  private final InstantSource clock;
  private final AlarmTimes times = new AlarmTimes();

  /** What Quartz has; others that it has, too, were soonest once, and find nothing to do. */
  private @Nullable Armed armed;

  private int triggers;
  private volatile boolean closed;

  /** A trigger of Quartz, and when it fires. */
  private record Armed(TriggerKey trigger, Instant at) {}

  /**
   * Starts a schedule without alarms.
   *
   * @param wake is called with the canary and how late that is
   * @param clock that the times of alarms are meant by; Quartz has the machine's
   */
  public static Schedule start(BiConsumer<CanaryKey, Duration> wake, InstantSource clock)
      throws SchedulerException {
    Scheduler quartz = new StdSchedulerFactory(settings()).getScheduler();
    Schedule schedule = new Schedule(quartz, wake, clock);
    quartz.setJobFactory((fired, _) -> schedule::fire);
    quartz.addJob(JobBuilder.newJob(Due.class).withIdentity(JOB).storeDurably().build(), true);
    quartz.start();
    return schedule;
  }

  private Schedule(Scheduler quartz, BiConsumer<CanaryKey, Duration> wake, InstantSource clock) {
    this.quartz = quartz;
    this.wake = wake;
    this.clock = clock;
  }

  private static Properties settings() {
    Properties settings = new Properties();
    settings.setProperty(
        "org.quartz.scheduler.instanceName", "haldane-" + INSTANCES.incrementAndGet());
    settings.setProperty("org.quartz.scheduler.skipUpdateCheck", "true");
    settings.setProperty("org.quartz.scheduler.makeSchedulerThreadDaemon", "true");
    settings.setProperty("org.quartz.jobStore.class", "org.quartz.simpl.RAMJobStore");
    settings.setProperty("org.quartz.threadPool.class", DirectThreadPool.class.getName());
    return settings;
  }

  @Override
  public void set(CanaryKey canary, Instant at) {
    times.set(canary, at);
    armFirst();
  }

  @Override
  public void cancel(CanaryKey canary) {
    times.cancel(canary);
  }

  /** Whatever was set is forgotten: the machine's clock changed. */
  public synchronized void forget() {
    times.clear();
    armed = null;
  }

  private synchronized void armFirst() {
    Optional<Instant> first = times.first();
    if (first.isPresent() && (armed == null || first.get().isBefore(armed.at()))) {
      arm(first.get());
    }
  }

  private void arm(Instant at) {
    TriggerKey key = new TriggerKey("due-" + ++triggers);
    Trigger trigger =
        TriggerBuilder.newTrigger()
            .withIdentity(key)
            .forJob(JOB)
            .startAt(
                Date.from(
                    Instant.now().plus(Duration.between(clock.instant(), at)).plus(PRECISION)))
            .build();
    armed = new Armed(key, at);
    try {
      quartz.scheduleJob(trigger);
    } catch (SchedulerException e) {
      armed = null;
      if (!closed) {
        LOG.error(
            "cannot schedule the next reconciles; canaries are reconciled when they change", e);
      }
    }
  }

  private void fire(JobExecutionContext fired) {
    disarm(fired.getTrigger().getKey());
    Instant now = clock.instant();
    times.due(now).forEach(alarm -> ring(alarm, now));
    armFirst();
  }

  private void ring(AlarmTimes.Alarm alarm, Instant now) {
    try {
      // Quartz itself plans again what is five seconds late, and calls it punctual.
      wake.accept(alarm.canary(), Duration.between(alarm.at(), now));
    } catch (RuntimeException e) {
      LOG.errorf(e, "a bug prevents waking %s; it is reconciled when it changes", alarm.canary());
    }
  }

  private synchronized void disarm(TriggerKey trigger) {
    if (armed != null && armed.trigger().equals(trigger)) {
      armed = null;
    }
  }

  @Override
  public void close() {
    closed = true;
    try {
      quartz.shutdown(false);
    } catch (SchedulerException e) {
      LOG.warn("the scheduler does not stop; its threads end with the process", e);
    }
  }

  /** Only names the job: {@link #fire} runs in its place. */
  private interface Due extends Job {}
}
