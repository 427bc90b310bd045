package io.haldane.controller.schedule;

import io.haldane.controller.kube.CanaryKey;
import io.haldane.controller.tick.Alarms;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.jboss.logging.Logger;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobExecutionContext;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.TriggerKey;
import org.quartz.impl.StdSchedulerFactory;

/**
 * One Quartz trigger per canary, in memory only: what is due is written in the canary's status, so
 * that nothing here needs to outlive the process.
 */
public final class Schedule implements Alarms, AutoCloseable {
  private static final Logger LOG = Logger.getLogger(Schedule.class);

  /** Quartz keeps its schedulers by name, and tests have several at once. */
  private static final AtomicInteger INSTANCES = new AtomicInteger();

  /** Of Quartz, which knows no shorter times. */
  private static final Duration PRECISION = Duration.ofMillis(1);

  private final Scheduler quartz;
  private final BiConsumer<CanaryKey, Duration> wake;
  private final InstantSource clock;

  /** When each canary is to be woken. */
  private final Map<CanaryKey, Instant> planned = new ConcurrentHashMap<>();

  /**
   * What Quartz has, which may be sooner: most alarms are moved to a later time before they fire,
   * and each change would interrupt the thread of Quartz.
   */
  private final Map<CanaryKey, Instant> armed = new ConcurrentHashMap<>();

  private volatile boolean closed;

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
    settings.setProperty(
        "org.quartz.scheduler.batchTriggerAcquisitionMaxCount",
        String.valueOf(DirectThreadPool.MOST));
    return settings;
  }

  @Override
  public void set(CanaryKey canary, Instant at) {
    // Before the look at what Quartz has: an alarm that fires meanwhile looks the other way round.
    planned.put(canary, at);
    Instant soonest = armed.get(canary);
    if (soonest == null || at.isBefore(soonest)) {
      arm(canary, at);
    }
  }

  private void arm(CanaryKey canary, Instant at) {
    armed.put(canary, at);
    JobDetail job =
        JobBuilder.newJob(Due.class).withIdentity(canary.name(), canary.namespace()).build();
    Trigger trigger =
        TriggerBuilder.newTrigger()
            .withIdentity(canary.name(), canary.namespace())
            .forJob(job)
            .startAt(Date.from(Instant.now().plus(Duration.between(clock.instant(), at))))
            .build();
    TriggerKey key = trigger.getKey();
    try {
      // Quartz deletes a job with its last trigger, also while the trigger is being replaced.
      if (quartz.rescheduleJob(key, trigger) == null) {
        quartz.scheduleJob(job, Set.of(trigger), true);
      }
    } catch (SchedulerException e) {
      armed.remove(canary);
      if (!closed) {
        LOG.errorf(
            e,
            "cannot schedule the next reconcile of %s; it is reconciled when it changes",
            canary);
      }
    }
  }

  @Override
  public void cancel(CanaryKey canary) {
    planned.remove(canary);
    armed.remove(canary);
    try {
      quartz.unscheduleJob(new TriggerKey(canary.name(), canary.namespace()));
    } catch (SchedulerException e) {
      if (!closed) {
        LOG.warnf(e, "cannot cancel the next reconcile of %s; it will find nothing to do", canary);
      }
    }
  }

  /**
   * Whatever is set next is set, also where it was the same before: the machine's clock changed.
   */
  public void forget() {
    planned.clear();
    armed.clear();
  }

  private void fire(JobExecutionContext fired) {
    var key = fired.getTrigger().getKey();
    CanaryKey canary = new CanaryKey(key.getGroup(), key.getName());
    armed.remove(canary);
    Instant now = clock.instant();
    Instant due = planned.get(canary);
    if (due != null && due.minus(PRECISION).isAfter(now)) {
      arm(canary, due);
      return;
    }
    if (due != null) {
      planned.remove(canary, due);
    }
    // Quartz itself plans again what is five seconds late, and calls it punctual.
    wake.accept(canary, Duration.between(due == null ? now : due, now));
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
