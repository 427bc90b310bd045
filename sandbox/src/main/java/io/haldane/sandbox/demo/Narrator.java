package io.haldane.sandbox.demo;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.api.v1beta1.CheckResult;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Watches the canary and its events, tells them as they come, and hands every status on. */
final class Narrator implements AutoCloseable {
  /** Said while pods start, again and again, and of no use to anybody who watches. */
  private static final List<String> COMMONPLACE =
      List.of("not ready: waiting for rollout", "all the metrics providers are available");

  private final Strategy strategy;
  private final Screen screen;
  private final Lines lines;

  /** Events and statuses come on ways of their own; an event is told after the status it is of. */
  private static final Duration AFTER_ITS_STATUS = Duration.ofMillis(150);

  private final ScheduledExecutorService later =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("narrator").factory());
  private final BlockingQueue<CanaryStatus> statuses = new LinkedBlockingQueue<>();
  private final SharedIndexInformer<Canary> canaries;
  private final SharedIndexInformer<Event> events;
  private volatile CanaryStatus last = CanaryStatus.EMPTY;
  private volatile String version = "v1";

  Narrator(KubernetesClient client, Strategy strategy, Screen screen, Lines lines) {
    this.strategy = strategy;
    this.screen = screen;
    this.lines = lines;
    canaries = client.resources(Canary.class).inNamespace(Stage.NAMESPACE).runnableInformer(0);
    events =
        client
            .v1()
            .events()
            .inNamespace(Stage.NAMESPACE)
            .withField("involvedObject.name", Stage.NAME)
            .runnableInformer(0);
    canaries.addEventHandler(new Statuses());
    events.addEventHandler(new Events());
    canaries.run();
    events.run();
  }

  /** Every status in its order; the story takes them. */
  BlockingQueue<CanaryStatus> statuses() {
    return statuses;
  }

  CanaryStatus last() {
    return last;
  }

  /** The version that lines speak of from now on. */
  void follow(String label) {
    version = label;
  }

  @Override
  public void close() {
    canaries.stop();
    events.stop();
    later.close();
  }

  private final class Statuses implements ResourceEventHandler<Canary> {
    @Override
    public void onAdd(Canary canary) {
      onUpdate(canary, canary);
    }

    @Override
    public void onUpdate(Canary before, Canary after) {
      CanaryStatus status = after.statusOrEmpty();
      boolean judged = status.phase().running() || status.phase() == CanaryPhase.FAILED;
      List<CheckResult> metrics =
          status.checks().stream().filter(check -> check.kind().equals("metric")).toList();
      if (judged && !metrics.isEmpty() && !status.checks().equals(last.checks())) {
        screen.say(lines.checks(metrics));
      }
      last = status;
      statuses.add(status);
    }

    @Override
    public void onDelete(Canary canary, boolean stateUnknown) {}
  }

  private final class Events implements ResourceEventHandler<Event> {
    @Override
    public void onAdd(Event event) {
      if (COMMONPLACE.stream().anyMatch(event.getMessage()::contains)) {
        return;
      }
      LocalTime now = LocalTime.now(ZoneId.systemDefault());
      boolean warning = "Warning".equals(event.getType());
      Future<?> _ =
          later.schedule(
              () ->
                  screen.say(
                      lines.event(
                          now, version, Gauge.of(strategy, last), warning, event.getMessage())),
              AFTER_ITS_STATUS.toMillis(),
              TimeUnit.MILLISECONDS);
    }

    @Override
    public void onUpdate(Event before, Event after) {}

    @Override
    public void onDelete(Event event, boolean stateUnknown) {}
  }
}
